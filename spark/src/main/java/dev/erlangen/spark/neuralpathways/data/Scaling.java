package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Mean and standard deviation per column; a constant column has deviation 1.
 *
 * @param mean (n)
 * @param std (n), greater than 0
 */
public record Scaling(double[] mean, double[] std) implements Serializable {
  public Scaling {
    Check.that(mean.length == std.length, "%d means, %d deviations", mean.length, std.length);
    for (double s : std) {
      Check.positive("standard deviation", s);
    }
  }

  /** Leaves n columns as they are. */
  public static Scaling none(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new Scaling(new double[n], ones);
  }

  /** Returns {@code (v - mean) / std} of column c. */
  public double standard(int c, double v) {
    return (v - mean[c]) / std[c];
  }

  /** Returns {@code v std + mean} of column c. */
  public double original(int c, double v) {
    return v * std[c] + mean[c];
  }

  /** Largest deviation over the smallest: how unevenly unscaled columns would count. */
  public double ratio() {
    return Arrays.stream(std).max().orElse(1) / Arrays.stream(std).min().orElse(1);
  }
}
