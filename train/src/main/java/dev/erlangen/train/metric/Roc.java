package dev.erlangen.train.metric;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores separate two classes: the receiver operating characteristic.
 *
 * @param signal share of class 1 above each threshold, from the highest on
 * @param background share of class 0 above it
 */
public record Roc(double[] signal, double[] background) {

  /**
   * Computes the curve in O(n log n); examples of equal scores pass a threshold together.
   *
   * @param scores larger means more likely class 1
   * @param labels 0 or 1; both must occur
   */
  public static Roc of(double[] scores, long[] labels) {
    Check.that(scores.length == labels.length, "every score needs a class");
    long ones = Arrays.stream(labels).sum();
    Check.that(ones > 0 && ones < labels.length, "both classes are needed");
    Integer[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toArray(Integer[]::new);
    double[] signal = new double[scores.length + 1];
    double[] background = new double[scores.length + 1];
    int points = 1;
    double hits = 0;
    double misses = 0;
    for (int at = 0; at < order.length; at++) {
      hits += labels[order[at]];
      misses += 1 - labels[order[at]];
      if (at == order.length - 1 || scores[order[at]] != scores[order[at + 1]]) {
        signal[points] = hits / ones;
        background[points++] = misses / (labels.length - ones);
      }
    }
    return new Roc(Arrays.copyOf(signal, points), Arrays.copyOf(background, points));
  }

  /** Area under the curve: probability that class 1 scores higher. */
  public double area() {
    double sum = 0;
    for (int i = 1; i < signal.length; i++) {
      sum += (background[i] - background[i - 1]) * (signal[i] + signal[i - 1]) / 2;
    }
    return sum;
  }

  /**
   * Background rejection 1/ε_B at the point whose signal efficiency is nearest; where nothing of
   * the background passes, as if half an example did.
   */
  public double rejection(double efficiency, double smallest) {
    int best = 0;
    for (int i = 1; i < signal.length; i++) {
      if (Math.abs(signal[i] - efficiency) < Math.abs(signal[best] - efficiency)) {
        best = i;
      }
    }
    return 1 / Math.max(background[best], smallest);
  }
}
