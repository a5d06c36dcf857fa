package dev.erlangen.geometry.cgenn.data;

import java.util.random.RandomGenerator;

/** Independent draws of N(0, 1). */
final class Normals {
  private Normals() {}

  static double[] draw(int count, RandomGenerator random) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = random.nextGaussian();
    }
    return out;
  }
}
