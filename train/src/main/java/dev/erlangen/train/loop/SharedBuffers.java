package dev.erlangen.train.loop;

import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The floating-point tensors of a model that training moves but does not train, such as running
 * means, kept equal among the members of an ensemble: after every update
 *
 * <pre>
 *   b ← b₀ + Σ_r w_r (b_r - b₀)
 * </pre>
 *
 * with b₀ from before the update, b_r what member r made of it, and w_r its share of the examples.
 * A tensor that nobody moves keeps its bits.
 */
final class SharedBuffers {
  /** No buffers. */
  static final SharedBuffers NONE = new SharedBuffers(List.of());

  private final List<Tensor> parts;
  private @Nullable Tensor before;

  private SharedBuffers(List<Tensor> parts) {
    this.parts = parts;
  }

  /** Finds the buffers of {@code model}. */
  static SharedBuffers of(Object model) {
    List<Tensor> parts = new ArrayList<>();
    Map<String, Tensor> trained = Params.trainable(model);
    Params.named(model)
        .forEach(
            (name, t) -> {
              if (!trained.containsKey(name) && !t.requires_grad() && t.is_floating_point()) {
                parts.add(t);
              }
            });
    return new SharedBuffers(parts);
  }

  /** Gives all members the first one's buffers. */
  void begin(Ensemble ensemble) {
    if (!parts.isEmpty()) {
      Tensor values = Tensors.kept(this::flat);
      ensemble.broadcast(values);
      write(values);
      before = values;
    }
  }

  /** Averages what the members made of the buffers since the last call. */
  void average(Ensemble ensemble, double weight) {
    Tensor values = before;
    if (values == null) {
      return;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor moved = flat().sub_(values).mul_(new Scalar(weight));
      ensemble.sum(moved);
      write(values.add_(moved));
      // What a checkpoint holds, which is rounded to the type of the buffer.
      values.copy_(flat());
    }
  }

  /** All buffers as one vector; float64 holds every smaller type exactly. */
  private Tensor flat() {
    return Tensors.cat(
        0,
        parts.stream()
            .map(t -> t.detach().reshape(-1).to(ScalarType.Double))
            .toArray(Tensor[]::new));
  }

  private void write(Tensor values) {
    long at = 0;
    for (Tensor part : parts) {
      part.copy_(values.narrow(0, at, part.numel()).view(part.shape()));
      at += part.numel();
    }
  }
}
