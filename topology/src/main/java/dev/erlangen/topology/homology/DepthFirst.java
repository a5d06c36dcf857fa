package dev.erlangen.topology.homology;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.complex.GraphEdges;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A depth-first orientation of an undirected graph: every edge runs from {@code source} to {@code
 * target}, tree edges away from the root, all others back up. {@code low} is the height to which an
 * edge, or what hangs on it, returns, {@code second} the next one; the edges out of a node are in
 * the order in which the left–right criterion reads them.
 */
final class DepthFirst {
  static final int NONE = -1;

  final int[] source;
  final int[] target;
  final int[] low;
  final int[] height;
  final int[] parent;
  final int[][] out;
  private final int[] second;
  private final int[] depth;
  private final int[] u;
  private final int[] v;

  DepthFirst(Graph graph) {
    List<int[]> edges = GraphEdges.of(graph);
    int n = graph.nodes();
    int m = edges.size();
    u = edges.stream().mapToInt(e -> e[0]).toArray();
    v = edges.stream().mapToInt(e -> e[1]).toArray();
    out = around(n);
    source = filled(m);
    target = filled(m);
    low = new int[m];
    second = new int[m];
    depth = new int[m];
    height = filled(n);
    parent = filled(n);
  }

  static int[] filled(int size) {
    int[] a = new int[size];
    Arrays.fill(a, NONE);
    return a;
  }

  private int[][] around(int n) {
    int[] degree = new int[n];
    for (int e = 0; e < u.length; e++) {
      degree[u[e]]++;
      degree[v[e]]++;
    }
    int[][] lists = new int[n][];
    Arrays.setAll(lists, x -> new int[degree[x]]);
    for (int e = 0; e < u.length; e++) {
      lists[u[e]][--degree[u[e]]] = e;
      lists[v[e]][--degree[v[e]]] = e;
    }
    return lists;
  }

  int edges() {
    return u.length;
  }

  /** Orients the component of a node that was not reached before. */
  void orient(int root) {
    height[root] = 0;
    visit(root);
  }

  private void visit(int x) {
    int count = 0;
    int up = parent[x];
    for (int e : out[x]) {
      if (source[e] != NONE) {
        continue;
      }
      int y = u[e] == x ? v[e] : u[e];
      source[e] = x;
      target[e] = y;
      low[e] = height[x];
      second[e] = height[x];
      if (height[y] == NONE) {
        parent[y] = e;
        height[y] = height[x] + 1;
        visit(y);
      } else {
        low[e] = height[y];
      }
      depth[e] = 2 * low[e] + (second[e] < height[x] ? 1 : 0);
      if (up != NONE) {
        lift(e, up);
      }
      out[x][count++] = e;
    }
    out[x] =
        Arrays.stream(out[x], 0, count)
            .boxed()
            .sorted(Comparator.comparingInt(e -> depth[e]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** What an edge returns to, the edge above it returns to as well. */
  private void lift(int e, int up) {
    if (low[e] < low[up]) {
      second[up] = Math.min(low[up], second[e]);
      low[up] = low[e];
    } else if (low[e] > low[up]) {
      second[up] = Math.min(second[up], low[e]);
    } else {
      second[up] = Math.min(second[up], second[e]);
    }
  }
}
