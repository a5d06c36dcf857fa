package dev.erlangen.core.parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs items that may come in any order with the official ones of the same key. */
final class Matching {
  private Matching() {}

  /** Error of item {@code got} against official item {@code want}. */
  interface Pair {
    double error(int got, int want);
  }

  /**
   * Returns the largest error over the pairs. Every official item takes the first unused item of
   * its key that {@code allowed} admits, or else counts with its best; a key without enough items
   * gives infinity.
   */
  static double worst(List<?> got, List<?> want, Pair pair, double allowed) {
    Map<Object, List<Integer>> free = new HashMap<>();
    for (int i = 0; i < got.size(); i++) {
      free.computeIfAbsent(got.get(i), k -> new ArrayList<>()).add(i);
    }
    double worst = got.size() == want.size() ? 0 : Double.POSITIVE_INFINITY;
    for (int j = 0; j < want.size() && worst < Double.POSITIVE_INFINITY; j++) {
      worst = Math.max(worst, take(free.getOrDefault(want.get(j), List.of()), j, pair, allowed));
    }
    return worst;
  }

  private static double take(List<Integer> candidates, int want, Pair pair, double allowed) {
    double least = Double.POSITIVE_INFINITY;
    int best = -1;
    for (int c = 0; c < candidates.size() && least > allowed; c++) {
      double error = pair.error(candidates.get(c), want);
      if (best < 0 || error < least) {
        least = error;
        best = c;
      }
    }
    if (best >= 0) {
      candidates.remove(best);
    }
    return least;
  }
}
