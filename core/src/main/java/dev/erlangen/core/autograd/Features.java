package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** Views features of any number of dimensions as rows and back. */
final class Features {
  private Features() {}

  /** Applies an operation on (R, F) to {@code x} of shape (R, ...) or (R). */
  static Tensor rowwise(
      String what, Tensor x, long rows, String rowsAre, UnaryOperator<Tensor> operation) {
    Check.that(
        x.dim() >= 1 && x.size(0) == rows,
        "%s needs one row of features for each of the %d %s, got a tensor of shape %s",
        what,
        rows,
        rowsAre,
        Tensors.shape(x));
    if (x.dim() == 2) {
      return operation.apply(x);
    }
    long[] shape = x.shape();
    long width = 1;
    for (int i = 1; i < shape.length; i++) {
      width *= shape[i];
    }
    Tensor result = operation.apply(x.reshape(rows, width));
    shape[0] = result.size(0);
    return result.reshape(shape);
  }
}
