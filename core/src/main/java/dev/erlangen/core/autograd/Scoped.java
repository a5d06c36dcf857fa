package dev.erlangen.core.autograd;

import dev.erlangen.core.tensor.Tensors;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Frees intermediate results as soon as a computation ends, not with the step around it. */
final class Scoped {
  private Scoped() {}

  /** Returns the result of {@code body} in the scope of the caller; all else it made is freed. */
  static Tensor get(Supplier<Tensor> body) {
    Tensor kept = Tensors.kept(body);
    Tensor result = new Tensor(kept);
    kept.releaseReference();
    return result;
  }
}
