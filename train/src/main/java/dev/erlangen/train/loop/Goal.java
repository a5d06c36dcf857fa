package dev.erlangen.train.loop;

/**
 * What training improves on the validation split.
 *
 * @param metric a key of the problem's metrics
 * @param lowerIsBetter its direction
 */
public record Goal(String metric, boolean lowerIsBetter) {
  /** Returns whether {@code a} beats {@code b}; a NaN never does, and everything beats a NaN. */
  public boolean better(double a, double b) {
    return !Double.isNaN(a) && (Double.isNaN(b) || (lowerIsBetter ? a < b : a > b));
  }
}
