package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Measures of agreement between predicted and true values. */
public final class Scores {
  private Scores() {}

  /** Share of the entries whose logit has the sign of its 0/1 label. */
  public static double accuracy(double[] logits, double[] labels) {
    same(logits, labels);
    long right =
        IntStream.range(0, labels.length).filter(i -> (logits[i] > 0) == (labels[i] > 0.5)).count();
    return (double) right / labels.length;
  }

  /** Mean squared error. */
  public static double mse(double[] predicted, double[] truth) {
    same(predicted, truth);
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> (predicted[i] - truth[i]) * (predicted[i] - truth[i]))
        .average()
        .orElseThrow();
  }

  /** {@code R² = 1 - Σ(p - y)²/Σ(y - ȳ)²}; NaN where the truth is constant. */
  public static double r2(double[] predicted, double[] truth) {
    double mean = Arrays.stream(truth).average().orElseThrow();
    double variance =
        Arrays.stream(truth).map(y -> (y - mean) * (y - mean)).average().orElseThrow();
    return variance == 0 ? Double.NaN : 1 - mse(predicted, truth) / variance;
  }

  /**
   * Kendall's τ_b, (concordant - discordant) pairs over the geometric mean of the untied ones, in
   * O(n²); NaN where one side is constant.
   */
  public static double kendall(double[] a, double[] b) {
    same(a, b);
    long agreement = 0;
    long untiedA = 0;
    long untiedB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        int x = Double.compare(a[i], a[j]);
        int y = Double.compare(b[i], b[j]);
        agreement += (long) Integer.signum(x) * Integer.signum(y);
        untiedA += x != 0 ? 1 : 0;
        untiedB += y != 0 ? 1 : 0;
      }
    }
    return agreement / Math.sqrt((double) untiedA * untiedB);
  }

  /** Spearman's ρ: the correlation of ranks, ties with their mean rank. */
  public static double spearman(double[] a, double[] b) {
    same(a, b);
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int first = 0; first < order.length; ) {
      int end = first;
      while (end < order.length && values[order[end]] == values[order[first]]) {
        end++;
      }
      for (int i = first; i < end; i++) {
        ranks[order[i]] = (first + end - 1) / 2.0;
      }
      first = end;
    }
    return ranks;
  }

  private static void same(double[] a, double[] b) {
    Check.that(
        a.length == b.length && a.length > 0,
        "as many predictions as true values are needed, got %d and %d",
        a.length,
        b.length);
  }
}
