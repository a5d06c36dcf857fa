package dev.erlangen.data;

import dev.erlangen.data.graph.Split;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Splits where none are published. */
final class Folds {
  private Folds() {}

  /** The items for which {@code chosen} holds. */
  static int[] where(int items, IntPredicate chosen) {
    return IntStream.range(0, items).filter(chosen).toArray();
  }

  /** Ten folds of a random order: one part tests, the next validates, eight train. */
  static Map<String, Split> random(int items, long seed) {
    int[] order = shuffled(items, seed);
    Map<String, Split> splits = new LinkedHashMap<>();
    for (int fold = 0; fold < 10; fold++) {
      int test = fold;
      splits.put(
          "fold-" + (fold + 1),
          new Split(
              where(items, i -> (order[i] + 20 - test) % 10 > 1),
              where(items, i -> (order[i] + 20 - test) % 10 == 1),
              where(items, i -> order[i] % 10 == test)));
    }
    return splits;
  }

  /** A random division into 80, 10 and 10 per cent. */
  static Split tenths(int items, long seed) {
    int[] order = shuffled(items, seed);
    int test = items / 10;
    return new Split(
        where(items, i -> order[i] >= 2 * test),
        where(items, i -> order[i] >= test && order[i] < 2 * test),
        where(items, i -> order[i] < test));
  }

  /** A random permutation (Fisher and Yates) that is the same on every platform. */
  private static int[] shuffled(int items, long seed) {
    Random random = new Random(seed);
    int[] order = IntStream.range(0, items).toArray();
    for (int i = items - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
