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

  /** Returns {@code 0.1234 ± 0.0056}, or the mean alone if there is one value. */
  @Override
  public String toString() {
    return count == 1 ? number(mean) : number(mean) + " ± " + number(std);
  }

  /** Returns {@code v} with four decimals, or in scientific form if that would hide it. */
  static String number(double v) {
    double size = Math.abs(v);
    boolean plain = size == 0 || (size >= 5e-3 && size < 1e5) || !Double.isFinite(v);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", v);
  }
}
