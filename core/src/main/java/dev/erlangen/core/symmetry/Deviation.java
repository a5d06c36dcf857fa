package dev.erlangen.core.symmetry;

import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How far one output is from another.
 *
 * @param error largest {@code |a-b|} over a tensor relative to its largest {@code |b|}; infinite
 *     where shapes differ or a number is not finite
 * @param finite whether all numbers are finite
 * @param where the entry of the largest error, as text
 */
record Deviation(double error, boolean finite, String where) {
  /**
   * A tensor that is zero but for rounding must not be judged against itself: it counts as having
   * at least this part of the size of the largest one.
   */
  private static final double SMALLEST_SHARE = 1e-3;

  static Deviation between(Object got, Object want) {
    List<Tensor> a = Structure.leaves(got);
    List<Tensor> b = Structure.leaves(want);
    if (a.isEmpty() || a.size() != b.size()) {
      return new Deviation(Double.POSITIVE_INFINITY, true, a.size() + " tensors, not " + b.size());
    }
    double largest = b.stream().mapToDouble(Deviation::size).max().orElse(0);
    Deviation worst = new Deviation(0, true, "");
    for (int i = 0; i < a.size(); i++) {
      Deviation d = leaf(i, a.get(i), b.get(i), SMALLEST_SHARE * largest);
      boolean finite = worst.finite && d.finite;
      worst = d.error > worst.error ? d : worst;
      worst = new Deviation(worst.error, finite, worst.where);
    }
    return worst;
  }

  private static double size(Tensor t) {
    return t.numel() == 0 ? 0 : Tensors.item(real(t).abs().max());
  }

  private static Tensor real(Tensor t) {
    return t.detach().to(torch.ScalarType.Double);
  }

  private static Deviation leaf(int i, Tensor got, Tensor want, double least) {
    if (!Arrays.equals(got.shape(), want.shape())) {
      String where = "shape " + Tensors.shape(got) + ", not " + Tensors.shape(want);
      return new Deviation(Double.POSITIVE_INFINITY, true, where);
    }
    if (got.numel() == 0) {
      return new Deviation(0, true, "");
    }
    Tensor difference = real(got).sub(real(want)).abs().reshape(-1);
    double error = Tensors.item(difference.max());
    if (!Double.isFinite(error)) {
      return new Deviation(Double.POSITIVE_INFINITY, false, "tensor " + i + " is not finite");
    }
    long at = difference.argmax().item_long();
    double scale = Math.max(size(want), least);
    String where =
        String.format(
            Locale.ROOT,
            "tensor %d entry %d: %.6g, not %.6g",
            i,
            at,
            Tensors.item(real(got).reshape(-1).select(0, at)),
            Tensors.item(real(want).reshape(-1).select(0, at)));
    return new Deviation(error == 0 ? 0 : error / scale, true, where);
  }
}
