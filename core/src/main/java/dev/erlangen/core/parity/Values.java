package dev.erlangen.core.parity;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a tensor in Java.
 *
 * @param integers the exact values of an integer or boolean tensor, else null
 */
record Values(long[] shape, String text, double[] reals, long @Nullable [] integers) {

  static Values of(Tensor t) {
    boolean real = t.is_floating_point();
    return new Values(
        t.shape(), Tensors.shape(t), Tensors.doubles(t), real ? null : Tensors.longs(t));
  }

  boolean exact() {
    return integers != null;
  }

  /** Error of element i against element j of the official values; integers must be equal. */
  double error(int i, Values want, int j, Tolerance tolerance) {
    if (want.integers == null) {
      return tolerance.error(reals[i], want.reals[j]);
    }
    boolean equal =
        integers == null ? reals[i] == want.integers[j] : integers[i] == want.integers[j];
    return equal ? 0 : Double.POSITIVE_INFINITY;
  }

  /** Whether (2, M) lists M pairs, one per column, as the index tensors of graphs do. */
  boolean columnwise() {
    return exact() && shape.length == 2 && shape[0] == 2;
  }
}
