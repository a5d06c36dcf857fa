package dev.erlangen.train.report;

import dev.erlangen.train.loop.Epoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One quantity of one arm over the epochs: mean and range over the seeds that reached the epoch.
 *
 * @param arm index of the arm, which gives the colour
 * @param points one per epoch at which it was measured, thinned to a few hundred
 */
record Curve(int arm, List<Point> points) {
  private static final int MOST = 300;

  /** Mean and range at an epoch. */
  record Point(int epoch, double mean, double low, double high) {}

  /** Collects {@code quantity}; a value that is not finite counts as not measured. */
  static Curve of(int arm, List<List<Epoch>> seeds, ToDoubleFunction<Epoch> quantity) {
    int length = seeds.stream().mapToInt(List::size).max().orElse(0);
    List<Point> all = new ArrayList<>();
    for (int e = 0; e < length; e++) {
      int index = e;
      double[] values =
          seeds.stream()
              .filter(history -> history.size() > index)
              .mapToDouble(history -> quantity.applyAsDouble(history.get(index)))
              .filter(Double::isFinite)
              .toArray();
      if (values.length > 0) {
        var summary = Arrays.stream(values).summaryStatistics();
        all.add(new Point(e + 1, summary.getAverage(), summary.getMin(), summary.getMax()));
      }
    }
    return new Curve(arm, thinned(all));
  }

  private static List<Point> thinned(List<Point> all) {
    int stride = (all.size() - 1) / MOST + 1;
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      // The last epoch is what a reader looks for.
      if (i % stride == 0 || i == all.size() - 1) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }
}
