package dev.erlangen.graph.tool;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;

/**
 * Numbers of small subgraphs (not necessarily induced) of a simple undirected graph, from closed
 * walks; O(nodes · arcs).
 *
 * @param triangles tr(A³)/6
 * @param tailedTriangles a triangle with a pendant edge: Σ t_v (d_v - 2), t_v triangles at v
 * @param stars3 stars with three leaves: Σ C(d_v, 3)
 * @param cycles4 (tr A⁴ - 2m - 4 Σ C(d_v, 2))/8
 * @param cycles5 (tr A⁵ - 5 tr A³ - 5 Σ (d_v - 2)(A³)_vv)/10
 */
public record Counts(
    long triangles, long tailedTriangles, long stars3, long cycles4, long cycles5) {

  /** Counts in {@code graph}; fails if it is directed or has a loop. */
  public static Counts of(Graph graph) {
    Check.that(graph.isUndirected(), "subgraphs are counted in undirected graphs only");
    long walks3 = 0;
    long walks4 = 0;
    long walks5 = 0;
    long weighted3 = 0;
    long tailed = 0;
    long stars = 0;
    long pairs = 0;
    long[] two = new long[graph.nodes()];
    long[] three = new long[graph.nodes()];
    for (int v = 0; v < graph.nodes(); v++) {
      long d = graph.inDegree(v);
      Check.that(graph.arc(v, v) < 0, "subgraphs are counted without loops, node %d has one", v);
      walksFrom(graph, v, two, three);
      walks3 += three[v];
      for (int u = 0; u < two.length; u++) {
        walks4 += two[u] * two[u];
        walks5 += two[u] * three[u];
      }
      weighted3 += (d - 2) * three[v];
      tailed += three[v] / 2 * (d - 2);
      stars += d * (d - 1) * (d - 2) / 6;
      pairs += d * (d - 1) / 2;
    }
    return new Counts(
        walks3 / 6,
        tailed,
        stars,
        (walks4 - graph.arcs() - 4 * pairs) / 8,
        (walks5 - 5 * walks3 - 5 * weighted3) / 10);
  }

  /** Writes the numbers of walks of length 2 and 3 that start at {@code v}. */
  private static void walksFrom(Graph graph, int v, long[] two, long[] three) {
    Arrays.fill(two, 0);
    for (int e = graph.offset(v); e < graph.offset(v + 1); e++) {
      int u = graph.source(e);
      for (int f = graph.offset(u); f < graph.offset(u + 1); f++) {
        two[graph.source(f)]++;
      }
    }
    for (int u = 0; u < three.length; u++) {
      three[u] = 0;
      for (int f = graph.offset(u); f < graph.offset(u + 1); f++) {
        three[u] += two[graph.source(f)];
      }
    }
  }
}
