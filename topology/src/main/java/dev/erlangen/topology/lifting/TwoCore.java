package dev.erlangen.topology.lifting;

import dev.erlangen.data.graph.Graph;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What is left of a graph when leaves are taken away as long as there are any. */
final class TwoCore {
  private TwoCore() {}

  /** The neighbours of every node in the core, without loops; none for nodes outside. */
  static int[][] of(Graph graph) {
    int n = graph.nodes();
    int[][] lists = new int[n][];
    int[] degree = new int[n];
    int[] leaves = new int[n];
    int end = 0;
    for (int v = 0; v < n; v++) {
      int node = v;
      lists[v] =
          IntStream.range(graph.offset(v), graph.offset(v + 1))
              .map(graph::source)
              .filter(u -> u != node)
              .toArray();
      degree[v] = lists[v].length;
      if (degree[v] == 1) {
        leaves[end++] = v;
      }
    }
    for (int at = 0; at < end; at++) {
      degree[leaves[at]] = 0;
      for (int u : lists[leaves[at]]) {
        if (degree[u] > 0 && --degree[u] == 1) {
          leaves[end++] = u;
        }
      }
    }
    for (int v = 0; v < n; v++) {
      lists[v] =
          degree[v] == 0
              ? new int[0]
              : Arrays.stream(lists[v]).filter(u -> degree[u] > 0).toArray();
    }
    return lists;
  }
}
