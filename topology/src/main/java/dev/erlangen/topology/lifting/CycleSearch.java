package dev.erlangen.topology.lifting;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds every simple cycle once: from its smallest node, along the smaller of its two neighbours
 * first, over nodes that lie on cycles at all, and never further away from the start than the way
 * back allows.
 */
final class CycleSearch {
  private static final long STEPS = 50_000_000;
  private static final int FAR = Integer.MAX_VALUE / 2;

  private final CyclicLifting rule;
  private final int[][] neighbours;
  private final int[] path;
  private final boolean[] used;
  private final int[] home;
  private final int[] reached;
  private final List<int[]> found = new ArrayList<>();
  private final Set<NodeSet> sets = new HashSet<>();
  private int cycles;
  private long steps;

  CycleSearch(Graph graph, CyclicLifting rule) {
    this.rule = rule;
    this.neighbours = TwoCore.of(graph);
    this.path = new int[Math.min(rule.max(), graph.nodes())];
    this.used = new boolean[graph.nodes()];
    this.home = new int[graph.nodes()];
    this.reached = new int[graph.nodes()];
    Arrays.fill(home, FAR);
  }

  List<int[]> rings() {
    for (int root = 0; root < neighbours.length && path.length >= rule.min(); root++) {
      if (neighbours[root].length > 1) {
        int near = measure(root);
        path[0] = root;
        used[root] = true;
        extend(root, 1);
        used[root] = false;
        for (int i = 0; i < near; i++) {
          home[reached[i]] = FAR;
        }
      }
    }
    found.sort(
        Comparator.<int[]>comparingInt(c -> c.length)
            .thenComparing(CycleSearch::sorted, Arrays::compare));
    return found;
  }

  private static int[] sorted(int[] cycle) {
    int[] out = cycle.clone();
    Arrays.sort(out);
    return out;
  }

  /**
   * Distances to the root over nodes that are not smaller, as far as a cycle may get away.
   *
   * @return how many nodes were reached
   */
  private int measure(int root) {
    int end = 0;
    home[root] = 0;
    reached[end++] = root;
    for (int at = 0; at < end; at++) {
      int next = home[reached[at]] + 1;
      for (int u : neighbours[reached[at]]) {
        if (u > root && home[u] > next && next < path.length) {
          home[u] = next;
          reached[end++] = u;
        }
      }
    }
    return end;
  }

  private void extend(int root, int length) {
    int last = path[length - 1];
    for (int next : neighbours[last]) {
      if (++steps > STEPS) {
        throw tooMany("the search takes more than " + STEPS + " steps");
      }
      if (next == root && length >= rule.min() && path[1] < last) {
        close(length);
      } else if (next > root && !used[next] && length + home[next] <= path.length) {
        path[length] = next;
        used[next] = true;
        extend(root, length + 1);
        used[next] = false;
      }
    }
  }

  private void close(int length) {
    int[] cycle = Arrays.copyOf(path, length);
    if (rule.induced() && hasChord(cycle)) {
      return;
    }
    if (++cycles > rule.limit()) {
      throw tooMany("there are more than " + rule.limit() + " cycles");
    }
    if (sets.add(new NodeSet(sorted(cycle)))) {
      found.add(cycle);
    }
  }

  private boolean hasChord(int[] cycle) {
    int ends = 0;
    for (int v : cycle) {
      for (int u : neighbours[v]) {
        ends += used[u] ? 1 : 0;
      }
    }
    return ends != 2 * cycle.length;
  }

  private IllegalArgumentException tooMany(String what) {
    return new IllegalArgumentException(
        "cycles of length %d to %d in a graph of %d nodes: %s; lower the largest length"
            .formatted(rule.min(), rule.max(), neighbours.length, what));
  }

  /** Ascending nodes as a key. */
  private record NodeSet(int[] nodes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof NodeSet that && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(nodes);
    }
  }
}
