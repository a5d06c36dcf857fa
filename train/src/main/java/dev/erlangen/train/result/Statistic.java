package dev.erlangen.train.result;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.Locale;

/**
 * Mean and sample standard deviation of a few values.
 *
 * @param mean arithmetic mean
 * @param std {@code √(Σ(x - mean)²/(n - 1))}; 0 for a single value
 * @param count number n of values
 */
public record Statistic(double mean, double std, int count) {
  /** Computes both in two passes. */
  public static Statistic of(double... values) {
    Check.that(values.length > 0, "the mean of no value is not defined");
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double std = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Statistic(mean, std, values.length);
  }

  /** Whether all values are the same whole number. */
  boolean isWhole() {
    return std == 0 && mean == Math.rint(mean);
  }

  /**
   * Returns {@code 0.1234 ± 0.0056}, both in the notation that suits the mean, or the mean alone if
   * there is one value.
   */
  @Override
  public String toString() {
    double size = Math.abs(mean);
    boolean plain = size == 0 || (size >= 5e-3 && size < 1e5) || !Double.isFinite(mean);
    String format = plain ? "%.4f" : "%.2e";
    String text = String.format(Locale.ROOT, format, mean);
    return count == 1 ? text : text + " ± " + String.format(Locale.ROOT, format, std);
  }
}
