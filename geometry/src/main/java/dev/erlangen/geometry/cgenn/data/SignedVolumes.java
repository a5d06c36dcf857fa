package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import java.util.SplittableRandom;

/** Three points of N(0, I_3) and a tenth of the determinant of their rows. */
public final class SignedVolumes {
  private static final int N = 3;
  private static final double SCALE = 0.1;

  private SignedVolumes() {}

  /** Draws {@code count} triples. */
  public static PointData draw(int count, long seed) {
    Check.positive("count", count);
    double[] points = Normals.draw(count * N * N, new SplittableRandom(seed));
    double[] volumes = new double[count];
    for (int e = 0; e < count; e++) {
      volumes[e] = SCALE * determinant(points, e * N * N);
    }
    return new PointData(N, N, points, volumes);
  }

  private static double determinant(double[] m, int at) {
    return m[at] * (m[at + 4] * m[at + 8] - m[at + 5] * m[at + 7])
        - m[at + 1] * (m[at + 3] * m[at + 8] - m[at + 5] * m[at + 6])
        + m[at + 2] * (m[at + 3] * m[at + 7] - m[at + 4] * m[at + 6]);
  }
}
