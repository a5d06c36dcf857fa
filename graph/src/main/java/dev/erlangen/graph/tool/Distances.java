package dev.erlangen.graph.tool;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;

/** Hop distances along arcs, by breadth-first search. */
public final class Distances {
  /** The distance to a node that cannot be reached. */
  public static final int UNREACHABLE = -1;

  private Distances() {}

  /** Returns the hops from every node to {@code target} along arcs; O(nodes + arcs). */
  public static int[] to(Graph graph, int target) {
    Check.between("target", target, 0, graph.nodes() - 1L);
    int[] distance = new int[graph.nodes()];
    Arrays.fill(distance, UNREACHABLE);
    search(graph, target, distance, new int[graph.nodes()]);
    return distance;
  }

  /** Returns all hop distances, row-major; entry (u, v) counts from v to u. O(n (n + arcs)). */
  public static int[] all(Graph graph) {
    int n = graph.nodes();
    int[] all = new int[Math.multiplyExact(n, n)];
    int[] distance = new int[n];
    int[] queue = new int[n];
    for (int u = 0; u < n; u++) {
      Arrays.fill(distance, UNREACHABLE);
      search(graph, u, distance, queue);
      System.arraycopy(distance, 0, all, u * n, n);
    }
    return all;
  }

  /** Returns the largest distance from each node, or {@link #UNREACHABLE} if some node is. */
  public static int[] eccentricities(Graph graph) {
    int n = graph.nodes();
    int[] out = new int[n];
    int[] distance = new int[n];
    int[] queue = new int[n];
    for (int u = 0; u < n; u++) {
      Arrays.fill(distance, UNREACHABLE);
      int reached = search(graph, u, distance, queue);
      out[u] = reached < n ? UNREACHABLE : distance[queue[n - 1]];
    }
    return out;
  }

  /** Returns the largest distance, or {@link #UNREACHABLE} if the graph is not connected. */
  public static int diameter(Graph graph) {
    int[] e = eccentricities(graph);
    return Arrays.stream(e).min().orElseThrow() == UNREACHABLE
        ? UNREACHABLE
        : Arrays.stream(e).max().orElseThrow();
  }

  /** Returns the smallest eccentricity, or {@link #UNREACHABLE} if the graph is not connected. */
  public static int radius(Graph graph) {
    return Arrays.stream(eccentricities(graph)).min().orElseThrow();
  }

  /** Leaves the reached nodes in the order of their distance in {@code queue}. */
  private static int search(Graph graph, int start, int[] distance, int[] queue) {
    int tail = 0;
    queue[tail++] = start;
    distance[start] = 0;
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int e = graph.offset(v); e < graph.offset(v + 1); e++) {
        int u = graph.source(e);
        if (distance[u] == UNREACHABLE) {
          distance[u] = distance[v] + 1;
          queue[tail++] = u;
        }
      }
    }
    return tail;
  }
}
