package dev.erlangen.weights.adapter;

import dev.erlangen.graph.Parallel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;

/**
 * Adapters that stand for the same model although their files differ: factors in other bases, other
 * ranks, other dtypes.
 */
public final class Duplicates {
  /** Rounding to half precision moves an update by about this part of its norm. */
  public static final double TOLERANCE = 2e-3;

  private Duplicates() {}

  /**
   * Two adapters of a list that are the same.
   *
   * @param first index of one
   * @param second index of the other
   * @param distance relative distance of their updates
   */
  public record Pair(int first, int second, double distance) {}

  /**
   * Finds pairs whose updates differ by at most {@code tolerance}, relative to the larger norm.
   * Only adapters with the same modules and nearly the same norm are read again and compared.
   *
   * @param paths where they are
   * @param summaries what is known of each
   */
  public static List<Pair> find(
      List<Path> paths, List<AdapterSummary> summaries, double tolerance) {
    List<Integer> order =
        IntStream.range(0, paths.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> summaries.get(i).norm()))
            .toList();
    List<int[]> candidates = new ArrayList<>();
    for (int a = 0; a < order.size(); a++) {
      AdapterSummary first = summaries.get(order.get(a));
      for (int b = a + 1; b < order.size(); b++) {
        AdapterSummary second = summaries.get(order.get(b));
        if (second.norm() - first.norm() > tolerance * second.norm()) {
          break;
        }
        if (sameModules(first, second)) {
          candidates.add(new int[] {order.get(a), order.get(b)});
        }
      }
    }
    return Parallel.map(candidates, c -> compared(paths, c)).stream()
        .filter(p -> p.distance <= tolerance)
        .sorted(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second))
        .toList();
  }

  private static boolean sameModules(AdapterSummary a, AdapterSummary b) {
    return a.modules().size() == b.modules().size()
        && IntStream.range(0, a.modules().size())
            .allMatch(
                i -> {
                  ModuleSummary x = a.modules().get(i);
                  ModuleSummary y = b.modules().get(i);
                  return x.name().equals(y.name())
                      && x.rows() == y.rows()
                      && x.columns() == y.columns();
                });
  }

  private static Pair compared(List<Path> paths, int[] which) {
    int first = Math.min(which[0], which[1]);
    int second = Math.max(which[0], which[1]);
    try (PointerScope scope = new PointerScope()) {
      AdapterDifference d =
          AdapterDifference.of(
              AdapterReader.read(paths.get(first)), AdapterReader.read(paths.get(second)));
      boolean whole = d.onlyFirst().isEmpty() && d.onlySecond().isEmpty();
      double distance = whole ? d.total().relative() : Double.POSITIVE_INFINITY;
      return new Pair(first, second, distance);
    }
  }
}
