package dev.erlangen.vision.care;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;

/**
 * Linear without bias, batch norm, ReLU, linear. State: {@code 0.weight}, {@code 1.*}, {@code 3.*}.
 */
public record ProjectionHead(
    @Name("0") Linear hidden, @Name("1") BatchNorm norm, @Name("3") Linear out) {

  /**
   * Sizes.
   *
   * @param in features F
   * @param hidden channels between, 512 as published
   * @param out dimension of the embedding, 128 as published
   */
  public record Config(long in, long hidden, long out) {
    /** PyTorch's default initialisation. */
    public ProjectionHead init(Rng rng) {
      return new ProjectionHead(
          new Linear.Config(in, hidden, false).init(rng),
          new BatchNorm.Config(hidden).init(),
          new Linear.Config(hidden, out).init(rng));
    }
  }

  /** Maps (B, F) to (B, d). */
  public Tensor forward(Tensor x, Mode mode) {
    return out.forward(norm.forward(hidden.forward(x), mode).relu_());
  }
}
