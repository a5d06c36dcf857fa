package dev.erlangen.spark.neuralpathways.data;

import java.io.Serializable;
import java.util.List;

/**
 * Sums over rows of columns or products of columns.
 *
 * @param count rows
 * @param sum one or n values per column
 */
public record Moments(long count, double[] sum) implements Serializable {
  /** Adds up what several blocks say, in their order. */
  public static Moments total(List<Moments> parts) {
    double[] sum = new double[parts.get(0).sum.length];
    long count = 0;
    for (Moments part : parts) {
      count += part.count;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part.sum[i];
      }
    }
    return new Moments(count, sum);
  }

  /** The means. */
  public double[] mean() {
    double[] out = sum.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] /= Math.max(1, count);
    }
    return out;
  }
}
