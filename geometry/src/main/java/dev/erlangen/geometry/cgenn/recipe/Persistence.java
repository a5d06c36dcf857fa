package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.geometry.cgenn.data.ParticleData;

/** Predictions without a network. */
final class Persistence {
  private Persistence() {}

  /** Mean squared error of {@code location + time · velocity}. */
  static double error(ParticleData data, double time) {
    double sum = 0;
    for (int k = 0; k < data.end().length; k++) {
      double miss = data.location()[k] + time * data.velocity()[k] - data.end()[k];
      sum += miss * miss;
    }
    return sum / data.end().length;
  }
}
