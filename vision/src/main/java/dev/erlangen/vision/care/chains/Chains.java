package dev.erlangen.vision.care.chains;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Random chains of points that look like the backbone of a protein: {@code c_0} a random unit
 * vector, {@code c_i = normalise(0.8 c_{i-1} + 0.6 normalise(g_i))} with normal g_i; the points are
 * the partial sums, centred, with mean square 1.
 */
public final class Chains {
  private static final double STIFF = 0.8;
  private static final double FREE = 0.6;

  private Chains() {}

  /** Draws chains, float32 (count, length, 3). */
  public static Tensor draw(int count, int length, long seed) {
    Check.positive("count", count);
    Check.that(length >= 2, "a chain has at least 2 points, got %d", length);
    SplittableRandom random = new SplittableRandom(seed);
    float[] all = new float[Math.multiplyExact(count, 3 * length)];
    for (int i = 0; i < count; i++) {
      chain(random, all, 3 * length * i, length);
    }
    return Tensors.of(all, count, length, 3);
  }

  private static void chain(SplittableRandom random, float[] out, int at, int length) {
    double[] points = new double[3 * length];
    double[] step = direction(random);
    double[] mean = new double[3];
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        double[] g = direction(random);
        for (int a = 0; a < 3; a++) {
          g[a] = STIFF * step[a] + FREE * g[a];
        }
        step = normalised(g);
      }
      for (int a = 0; a < 3; a++) {
        points[3 * i + a] = step[a] + (i == 0 ? 0 : points[3 * i - 3 + a]);
        mean[a] += points[3 * i + a] / length;
      }
    }
    double square = 0;
    for (int p = 0; p < points.length; p++) {
      points[p] -= mean[p % 3];
      square += points[p] * points[p] / length;
    }
    for (int p = 0; p < points.length; p++) {
      out[at + p] = (float) (points[p] / Math.sqrt(square));
    }
  }

  private static double[] direction(SplittableRandom random) {
    return normalised(
        new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()});
  }

  private static double[] normalised(double[] v) {
    double norm = Math.max(1e-12, Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
    return new double[] {v[0] / norm, v[1] / norm, v[2] / norm};
  }

  /**
   * Returns {@code v vᵀ} as nine numbers, v the first principal axis of each point set: an
   * equivariant quantity without an arbitrary sign. (M, n, 3) to float32 (M, 9).
   */
  public static Tensor principalAxes(Tensor points) {
    Tensor x = points.detach().to(ScalarType.Double);
    Tensor axes = Linalg.eigh(x.transpose(1, 2).bmm(x)).vectors();
    Tensor v = axes.narrow(2, 2, 1); // eigenvalues ascend
    return v.bmm(v.transpose(1, 2)).view(-1, 9).to(ScalarType.Float);
  }
}
