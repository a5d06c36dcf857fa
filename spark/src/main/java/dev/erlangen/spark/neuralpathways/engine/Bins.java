package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Spreads groups of different sizes evenly over bins: the largest first, each into the lightest.
 */
public final class Bins {
  private Bins() {}

  /**
   * Packs groups.
   *
   * @param sizes rows per group
   * @param count largest number of bins
   * @return bins that are not empty, the groups of each in ascending order
   */
  public static List<List<Integer>> pack(Map<Integer, Long> sizes, int count) {
    Check.positive("bins", count);
    int used = Math.max(1, Math.min(count, sizes.size()));
    List<List<Integer>> bins = new ArrayList<>();
    for (int b = 0; b < used; b++) {
      bins.add(new ArrayList<>());
    }
    long[] load = new long[used];
    sizes.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Integer, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e -> {
              int lightest = 0;
              for (int b = 1; b < used; b++) {
                lightest = load[b] < load[lightest] ? b : lightest;
              }
              load[lightest] += e.getValue();
              bins.get(lightest).add(e.getKey());
            });
    bins.removeIf(List::isEmpty);
    bins.forEach(b -> b.sort(Comparator.naturalOrder()));
    return bins;
  }
}
