package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How nearly an augmentation acts on embeddings as one orthogonal map. Rows of {@code z} are f(x),
 * rows of {@code za} are f(a(x)) for one a; everything is computed in float64.
 */
public final class OrthogonalityMetrics {
  private static final Logger log = LoggerFactory.getLogger(OrthogonalityMetrics.class);
  private static final long[] LAST = {-1};

  /** Squares of float64's rounding: less is no movement. */
  private static final double STILL = 1e-24;

  private OrthogonalityMetrics() {}

  /**
   * A solution of Wahba's problem.
   *
   * @param error {@code min over R in SO(d) of |Z Rᵀ - Za|}, Frobenius norm
   * @param rotation an R that attains it (d, d); not unique if the embeddings do not span the space
   */
  public record Wahba(double error, Tensor rotation) {}

  /**
   * Cosines {@code f(x)·f(a(x))} over the inputs.
   *
   * @param mean their mean
   * @param deviation their standard deviation; near 0 if a turns everything by one angle
   */
  public record Cosines(double mean, double deviation) {}

  /**
   * Finds the rotation that takes z nearest to za, by the decomposition of {@code Zaᵀ Z}.
   *
   * @throws IllegalArgumentException if shapes differ, or a row is zero or not finite
   */
  public static Wahba wahba(Tensor z, Tensor za) {
    return nearest(z, za, true);
  }

  /**
   * Returns the orthogonal matrix R, a reflection if need be, with {@code Za} nearest to {@code Z
   * Rᵀ}.
   */
  public static Tensor recoverRotation(Tensor z, Tensor za) {
    return nearest(z, za, false).rotation;
  }

  private static Wahba nearest(Tensor z, Tensor za, boolean proper) {
    Tensor a = UnitRows.checked("z", z);
    Tensor b = UnitRows.checked("za", za);
    UnitRows.paired(a, b);
    Linalg.Svd svd = Linalg.svd(b.t().matmul(a));
    Tensor u = svd.u();
    if (proper) {
      Tensor sign = Linalg.logDet(u).sign().mul(Linalg.logDet(svd.vt()).sign());
      u = u.clone();
      u.select(1, u.size(1) - 1).mul_(sign);
    }
    Tensor rotation = u.matmul(svd.vt());
    return new Wahba(Tensors.item(a.matmul(rotation.t()).sub(b).norm()), rotation);
  }

  /**
   * Returns the mean over ordered pairs {@code i ≠ j} of {@code ((|za_i - za_j|² - |z_i - z_j|²) /
   * (|z_i - za_i|² + |z_j - za_j|²))²}: change of distances relative to the distance moved.
   *
   * <p>It is 0/0, returned as NaN with a warning, where a pair does not move at all, as under exact
   * invariance. It compares poorly between models that hardly move, whose denominators vanish.
   */
  public static double relativeRotationalEquivariance(Tensor z, Tensor za) {
    Tensor a = UnitRows.checked("z", z);
    Tensor b = UnitRows.checked("za", za);
    UnitRows.paired(a, b);
    long n = a.size(0);
    Check.that(n >= 2, "a pair needs at least 2 embeddings, got %d", n);
    Tensor moved = a.sub(b).square().sum(LAST, false, new ScalarTypeOptional());
    Tensor below = moved.unsqueeze(1).add(moved.unsqueeze(0)); // (n, n)
    Tensor eye = torch.eye(n, new TensorOptions(torch.ScalarType.Double));
    Tensor ratio = distances(b).sub(distances(a)).div(below.add(eye)).square();
    if (Tensors.item(below.add(eye).min()) < STILL) {
      log.warn("relative rotational equivariance is 0/0: some embeddings do not move at all");
      return Double.NaN;
    }
    Tensor pairs = ratio.mul(eye.neg().add(Tensors.scalar(1)));
    return Tensors.item(pairs.sum()) / ((double) n * (n - 1));
  }

  /** Squared distances between all rows. */
  private static Tensor distances(Tensor z) {
    Tensor square = z.square().sum(LAST, false, new ScalarTypeOptional());
    return square.unsqueeze(1).add(square.unsqueeze(0)).sub(z.matmul(z.t()).mul(Tensors.scalar(2)));
  }

  /** Returns mean and deviation of the cosines between z and za. */
  public static Cosines cosines(Tensor z, Tensor za) {
    Tensor cosine = cosineOfEach(z, za);
    return new Cosines(Tensors.item(cosine.mean()), Tensors.item(cosine.std(false)));
  }

  /** The cosine of every row of z with that of za, float64 (n). */
  public static Tensor cosineOfEach(Tensor z, Tensor za) {
    Tensor a = UnitRows.of(UnitRows.checked("z", z));
    Tensor b = UnitRows.of(UnitRows.checked("za", za));
    UnitRows.paired(a, b);
    return a.mul(b).sum(LAST, false, new ScalarTypeOptional());
  }
}
