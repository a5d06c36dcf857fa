package dev.erlangen.graph.tool;

import dev.erlangen.data.graph.Graph;

/**
 * Connected components, the direction of arcs being ignored.
 *
 * @param count number of components
 * @param of component of each node; components are numbered by their smallest node
 */
public record Components(int count, int[] of) {

  /** Returns the components of a graph; almost O(nodes + arcs). */
  public static Components of(Graph graph) {
    int n = graph.nodes();
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) {
      parent[i] = i;
    }
    for (int e = 0; e < graph.arcs(); e++) {
      int a = root(parent, graph.source(e));
      int b = root(parent, graph.destination(e));
      parent[Math.max(a, b)] = Math.min(a, b);
    }
    int[] component = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      int root = root(parent, i);
      component[i] = root == i ? count++ : component[root];
    }
    return new Components(count, component);
  }

  private static int root(int[] parent, int node) {
    int i = node;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }
}
