package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Points on the unit sphere, one per row. */
public final class UnitRows {
  private static final double SMALLEST = 1e-12;
  private static final long[] LAST = {-1};

  private UnitRows() {}

  /** Returns {@code x / max(|x|, 1e-12)} for every row of (..., d). */
  public static Tensor of(Tensor x) {
    Tensor norm = x.norm(new ScalarOptional(Tensors.scalar(2)), LAST, true);
    return x.div(norm.clamp_min(Tensors.scalar(SMALLEST)));
  }

  /**
   * Returns {@code rows} (n, d) in float64 if every row is finite and not zero.
   *
   * @throws IllegalArgumentException saying how many rows are not, and which is the first
   */
  public static Tensor checked(String name, Tensor rows) {
    Check.that(
        rows.dim() == 2 && rows.size(0) > 0 && rows.size(1) > 0,
        "%s must be a matrix (n, d) with rows, got shape %s",
        name,
        Tensors.shape(rows));
    Tensor wide = rows.detach().to(ScalarType.Double);
    double[] norms = Tensors.doubles(wide.norm(new ScalarOptional(Tensors.scalar(2)), LAST, false));
    int[] bad =
        IntStream.range(0, norms.length)
            .filter(i -> !(norms[i] > 0 && Double.isFinite(norms[i])))
            .toArray();
    Check.that(
        bad.length == 0,
        "%s: %d of %d rows are zero or not finite, the first is row %d",
        name,
        bad.length,
        norms.length,
        bad.length == 0 ? -1 : bad[0]);
    return wide;
  }

  /** Fails unless both are matrices of one shape. */
  static void paired(Tensor z1, Tensor z2) {
    Check.that(
        z1.dim() == 2 && Arrays.equals(z1.shape(), z2.shape()),
        "two views need embeddings of one shape (B, d), got %s and %s",
        Tensors.shape(z1),
        Tensors.shape(z2));
  }
}
