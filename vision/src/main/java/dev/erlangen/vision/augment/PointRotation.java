package dev.erlangen.vision.augment;

import java.util.SplittableRandom;

/** Uniform random rotations of space. */
public final class PointRotation {
  private PointRotation() {}

  /**
   * Draws a rotation from the Haar measure, by a unit quaternion of normal numbers.
   *
   * @return nine numbers, row by row
   */
  public static float[] sample(SplittableRandom random) {
    double[] q = new double[4];
    double square = 0;
    while (square < 1e-12) {
      square = 0;
      for (int i = 0; i < 4; i++) {
        q[i] = random.nextGaussian();
        square += q[i] * q[i];
      }
    }
    double s = 2 / square;
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new float[] {
      (float) (1 - s * (y * y + z * z)),
      (float) (s * (x * y - w * z)),
      (float) (s * (x * z + w * y)),
      (float) (s * (x * y + w * z)),
      (float) (1 - s * (x * x + z * z)),
      (float) (s * (y * z - w * x)),
      (float) (s * (x * z - w * y)),
      (float) (s * (y * z + w * x)),
      (float) (1 - s * (x * x + y * y))
    };
  }
}
