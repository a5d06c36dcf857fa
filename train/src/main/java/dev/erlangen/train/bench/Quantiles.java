package dev.erlangen.train.bench;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.List;

/**
 * What repeated measurements of one thing say: the median, and between what values eight of ten
 * lie.
 *
 * @param median the middle value
 * @param low a tenth of the values are smaller
 * @param high a tenth of the values are larger
 */
public record Quantiles(double median, double low, double high) {
  private static final double TENTH = 0.1;

  public Quantiles {
    Check.that(low <= median && median <= high, "%s, %s, %s must ascend", low, median, high);
  }

  /** A single value. */
  public static Quantiles of(double value) {
    return new Quantiles(value, value, value);
  }

  /** The quantiles of at least one value; between two values they are interpolated linearly. */
  public static Quantiles of(double[] values) {
    Check.that(values.length >= 1, "quantiles need at least one value, got none");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(at(sorted, 0.5), at(sorted, TENTH), at(sorted, 1 - TENTH));
  }

  /** The same of a list. */
  public static Quantiles of(List<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Whether there was more than one value. */
  public boolean isSpread() {
    return low < high;
  }
}
