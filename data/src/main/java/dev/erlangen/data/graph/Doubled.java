package dev.erlangen.data.graph;

import dev.erlangen.core.Check;

/**
 * Undirected edges written as arcs: both directions, a self loop once.
 *
 * @param edge the arc e came from the edge {@code edge[e]}
 */
record Doubled(int[] sources, int[] destinations, int[] edge) {

  static Doubled of(int[] u, int[] v) {
    long arcs = 0;
    for (int i = 0; i < u.length; i++) {
      arcs += u[i] == v[i] ? 1 : 2;
    }
    Check.that(arcs <= 1 << 30, "a graph may have %d arcs, got %d", 1 << 30, arcs);
    int[] sources = new int[(int) arcs];
    int[] destinations = new int[(int) arcs];
    int[] edge = new int[(int) arcs];
    int e = 0;
    for (int i = 0; i < u.length; i++) {
      sources[e] = u[i];
      destinations[e] = v[i];
      edge[e++] = i;
      if (u[i] != v[i]) {
        sources[e] = v[i];
        destinations[e] = u[i];
        edge[e++] = i;
      }
    }
    return new Doubled(sources, destinations, edge);
  }
}
