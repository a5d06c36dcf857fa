package dev.erlangen.data.graph;

import dev.erlangen.core.Check;
import java.util.List;

/** Checks that categorical attributes stay inside their vocabularies. */
final class Vocabulary {
  private Vocabulary() {}

  static void check(String set, int graph, String what, IntTable types, List<Integer> sizes) {
    Check.that(
        types.columns() == sizes.size(),
        "%s of graph %d of '%s' must have %d columns, got %d",
        what,
        graph,
        set,
        sizes.size(),
        types.columns());
    if (types.rows() == 0) {
      return;
    }
    for (int column = 0; column < sizes.size(); column++) {
      int[] range = types.range(column);
      Check.that(
          range[0] >= 0 && range[1] < sizes.get(column),
          "%s of graph %d of '%s', column %d, must be in [0, %d], got values in [%d, %d]",
          what,
          graph,
          set,
          column,
          sizes.get(column) - 1,
          range[0],
          range[1]);
    }
  }

  static void checkClasses(String set, int graph, double[] targets, int classes) {
    for (double target : targets) {
      Check.that(
          Double.isNaN(target) || (target == Math.rint(target) && target >= 0 && target < classes),
          "a target of graph %d of '%s' must be a class in [0, %d] or NaN, got %s",
          graph,
          set,
          classes - 1,
          target);
    }
  }
}
