package dev.erlangen.spark.neuralpathways.model;

/**
 * What a model says about rows, in their order.
 *
 * @param outputs m
 * @param y (N, m): outputs, or log-probabilities of classes; NaN where a row was refused
 * @param leaf that answered, -1 where a row was refused
 * @param distance of φ(x) from the prototype of its leaf; from the origin for a root alone
 */
public record Predictions(int outputs, float[] y, int[] leaf, double[] distance) {
  /** The most probable class of row i. */
  public int classOf(int i) {
    int best = 0;
    for (int c = 1; c < outputs; c++) {
      best = y[i * outputs + c] > y[i * outputs + best] ? c : best;
    }
    return best;
  }
}
