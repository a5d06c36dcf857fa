package dev.erlangen.spark.neuralpathways.tree;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means++ (Arthur and Vassilvitskii 2007): the first centre is a row drawn uniformly, each next
 * one a row drawn with probability proportional to its squared distance from the centres so far.
 */
final class Seeding {
  private Seeding() {}

  /**
   * Draws k centres, (k, d), from the rows (n, d), n ≥ 1. Where all rows lie on centres already,
   * centres repeat; such a split has an empty child and is refused later.
   */
  static double[] plusPlus(double[] rows, int n, int d, int k, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] centres = new double[k * d];
    double[] distance = new double[n];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int next = random.nextInt(n);
    for (int c = 0; c < k; c++) {
      System.arraycopy(rows, next * d, centres, c * d, d);
      double total = 0;
      for (int i = 0; i < n; i++) {
        distance[i] = Math.min(distance[i], Lloyd.squaredDistance(rows, i * d, centres, c * d, d));
        total += distance[i];
      }
      next = draw(distance, total * random.nextDouble());
    }
    return centres;
  }

  private static int draw(double[] weight, double at) {
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i];
      if (sum > at) {
        return i;
      }
    }
    return weight.length - 1;
  }
}
