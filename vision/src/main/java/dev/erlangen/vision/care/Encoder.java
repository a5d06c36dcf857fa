package dev.erlangen.vision.care;

import dev.erlangen.core.Mode;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A network that is trained by contrast: a record of tensors. */
public interface Encoder {
  /** What is used after training: (B, ...) to (B, {@link #features()}), not normalised. */
  Tensor features(Tensor inputs, Mode mode);

  /** What the losses see, of features (B, F): (B, {@link #dimension()}), not normalised. */
  Tensor project(Tensor features, Mode mode);

  /** Number of features. */
  long features();

  /** Dimension d of the space of the sphere. */
  long dimension();

  /** Points on the sphere, (B, d). */
  default Tensor embed(Tensor inputs, Mode mode) {
    return UnitRows.of(project(features(inputs, mode), mode));
  }

  /**
   * Embeds several views of a batch. Each is a forward pass of its own, because the statistics of
   * batch norms are those of one view; encoders without such statistics may do all at once.
   */
  default List<Tensor> embedAll(List<Tensor> views, Mode mode) {
    return views.stream().map(v -> embed(v, mode)).toList();
  }
}
