package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;
import java.util.List;

/** Breadth-first trees and the cycles that their missing edges close. */
final class FundamentalCycles {
  private final Graph graph;
  private final int[] edgeOf;
  private final int edges;
  private final int independent;
  private final int[] parentArc;
  private final int[] depth;
  private final int[] queue;

  FundamentalCycles(Graph graph) {
    this.graph = graph;
    this.edgeOf = new int[graph.arcs()];
    int count = 0;
    for (int e = 0; e < edgeOf.length; e++) {
      int opposite = graph.opposite(e);
      Check.that(
          opposite >= 0 && opposite != e,
          "rings need an undirected graph without loops, got the arc %d -> %d alone",
          graph.source(e),
          graph.destination(e));
      edgeOf[e] = opposite < e ? edgeOf[opposite] : count++;
    }
    this.edges = count;
    this.parentArc = new int[graph.nodes()];
    this.depth = new int[graph.nodes()];
    this.queue = new int[graph.nodes()];
    this.independent = edges - graph.nodes() + components();
  }

  /** Number of edges. */
  int edges() {
    return edges;
  }

  /** Number of independent cycles. */
  int independent() {
    return independent;
  }

  /** Edge of the arc {@code e}; both arcs of an edge have the same. */
  int edgeOf(int e) {
    return edgeOf[e];
  }

  private int components() {
    boolean[] seen = new boolean[graph.nodes()];
    int components = 0;
    for (int root = 0; root < seen.length; root++) {
      if (!seen[root]) {
        components++;
        int reached = grow(root);
        for (int i = 0; i < reached; i++) {
          seen[queue[i]] = true;
        }
      }
    }
    return components;
  }

  /** Grows the tree of {@code root}; returns the number of nodes in the queue. */
  private int grow(int root) {
    Arrays.fill(depth, -1);
    depth[root] = 0;
    parentArc[root] = -1;
    queue[0] = root;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      for (int e = graph.offset(node); e < graph.offset(node + 1); e++) {
        int next = graph.source(e);
        if (depth[next] < 0) {
          depth[next] = depth[node] + 1;
          parentArc[next] = e;
          queue[tail++] = next;
        }
      }
    }
    return tail;
  }

  /** Adds the cycle, as a bit set of edges, that each edge outside the tree of root closes. */
  void of(int root, List<long[]> cycles) {
    int reached = grow(root);
    for (int i = 0; i < reached; i++) {
      int node = queue[i];
      for (int e = graph.offset(node); e < graph.offset(node + 1); e++) {
        int other = graph.source(e);
        boolean inTree =
            isTreeArc(parentArc[node], edgeOf[e]) || isTreeArc(parentArc[other], edgeOf[e]);
        if (node < other && !inTree) {
          long[] cycle = new long[(edges + 63) >> 6];
          flip(cycle, edgeOf[e]);
          climb(node, cycle);
          climb(other, cycle);
          cycles.add(cycle);
        }
      }
    }
  }

  private boolean isTreeArc(int arc, int edge) {
    return arc >= 0 && edgeOf[arc] == edge;
  }

  private void climb(int node, long[] cycle) {
    for (int at = node; parentArc[at] >= 0; at = graph.destination(parentArc[at])) {
      flip(cycle, edgeOf[parentArc[at]]);
    }
  }

  private static void flip(long[] cycle, int edge) {
    cycle[edge >> 6] ^= 1L << edge;
  }
}
