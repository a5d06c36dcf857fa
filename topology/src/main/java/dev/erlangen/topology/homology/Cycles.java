package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the cycles that bound cells of which only the nodes are known. */
public final class Cycles {
  private static final long STEPS = 1_000_000;

  /** The search is as deep as a set is large, and must end before the stack does. */
  private static final int LARGEST = 1000;

  private final Graph graph;
  private final int[] cell;
  private final boolean first;
  private final int[] path;
  private final boolean[] used;
  private int @Nullable [] found;
  private boolean several;
  private long steps;

  private Cycles(Graph graph, int[] cell, boolean first) {
    this.graph = graph;
    this.cell = cell;
    this.first = first;
    this.path = new int[cell.length];
    this.used = new boolean[cell.length];
  }

  /**
   * Returns the cycle through all nodes of every set.
   *
   * @param firstOfSeveral whether the first cycle (by nodes) is taken where there are several
   * @throws IllegalArgumentException naming the cell, if there is none, or several; also if a set
   *     has more than 1000 nodes
   */
  public static List<int[]> of(Graph graph, List<int[]> sets, boolean firstOfSeveral) {
    return sets.stream().map(s -> of(graph, s, firstOfSeveral)).toList();
  }

  private static int[] of(Graph graph, int[] cell, boolean first) {
    Check.that(
        cell.length <= LARGEST,
        "a cell of rank 2 given as a set has at most %d nodes, got %d: give the cycle",
        LARGEST,
        cell.length);
    Cycles search = new Cycles(graph, cell, first);
    search.used[0] = true;
    search.extend(1);
    int[] found = search.found;
    if (found == null) {
      throw new IllegalArgumentException(
          "cell %s of rank 2 has no boundary: its edges form no cycle through all its nodes"
              .formatted(Arrays.toString(cell)));
    }
    if (search.several) {
      throw new IllegalArgumentException(
          "cell %s of rank 2 is given as a set, and several cycles run through its nodes: give the cycle"
              .formatted(Arrays.toString(cell)));
    }
    return Arrays.stream(found).map(i -> cell[i]).toArray();
  }

  private void extend(int length) {
    if (++steps > STEPS) {
      throw new IllegalArgumentException(
          "cell %s of rank 2 has too many nodes for a search for its boundary: give the cycle"
              .formatted(Arrays.toString(cell)));
    }
    if (length == cell.length) {
      if (path[1] < path[length - 1] && joined(path[length - 1], 0)) {
        several = found != null;
        found = found == null ? path.clone() : found;
      }
      return;
    }
    for (int next = 1; next < cell.length && !several && (found == null || !first); next++) {
      if (!used[next] && joined(path[length - 1], next)) {
        path[length] = next;
        used[next] = true;
        extend(length + 1);
        used[next] = false;
      }
    }
  }

  private boolean joined(int i, int j) {
    return graph.arc(cell[i], cell[j]) >= 0;
  }
}
