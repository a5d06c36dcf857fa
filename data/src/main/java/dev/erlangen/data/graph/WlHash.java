package dev.erlangen.data.graph;

import java.util.Arrays;

/**
 * Weisfeiler-Leman hash: one number per graph that does not depend on the numbering of the nodes.
 *
 * <p>Colour refinement from the node types, with arc types on the messages, for as many rounds as
 * there are nodes or until the number of colours stays the same; then a hash of the colour
 * multiset. Graphs with different hashes are not isomorphic; graphs with the same hash may still
 * differ where the Weisfeiler-Leman test cannot see it. Real attributes are ignored.
 */
public final class WlHash {
  private WlHash() {}

  /** Returns the hash of {@code graph}. */
  public static long of(Graph graph) {
    long[] colours = colours(graph);
    Arrays.sort(colours);
    long hash = mix(graph.nodes() * 31L + graph.arcs());
    for (long colour : colours) {
      hash = mix(hash ^ colour) + colour;
    }
    return hash;
  }

  /** Returns the stable colour of every node as a 64-bit hash. */
  public static long[] colours(Graph graph) {
    int nodes = graph.nodes();
    long[] colours = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      colours[node] = mix(row(graph.nodeTypes(), node));
    }
    long[] arcTypes = new long[graph.arcs()];
    for (int e = 0; e < arcTypes.length; e++) {
      arcTypes[e] = row(graph.arcTypes(), e);
    }
    int distinct = distinct(colours);
    for (int round = 0; round < nodes; round++) {
      long[] next = new long[nodes];
      for (int node = 0; node < nodes; node++) {
        long sum = 0;
        for (int e = graph.offset(node); e < graph.offset(node + 1); e++) {
          sum += mix(colours[graph.source(e)] + 0x9E3779B97F4A7C15L * (arcTypes[e] + 1));
        }
        next[node] = mix(colours[node] * 3 + mix(sum));
      }
      colours = next;
      int now = distinct(colours);
      if (now == distinct) {
        break;
      }
      distinct = now;
    }
    return colours;
  }

  private static int distinct(long[] colours) {
    long[] sorted = colours.clone();
    Arrays.sort(sorted);
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  private static long row(IntTable table, int row) {
    long hash = table.columns();
    for (int column = 0; column < table.columns(); column++) {
      hash = mix(hash + table.get(row, column));
    }
    return hash;
  }

  /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection that spreads every bit. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
