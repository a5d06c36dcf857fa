package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;

/** Collects the edges of an undirected graph, each given once. */
public final class Edges {
  private final int nodes;
  private int[] u = new int[16];
  private int[] v = new int[16];
  private int count;

  /** Starts a graph on the nodes 0 .. nodes-1 without edges. */
  public Edges(int nodes) {
    this.nodes = (int) Check.positive("nodes", nodes);
  }

  /** Adds the edge a - b. */
  public Edges add(int a, int b) {
    if (count == u.length) {
      u = Arrays.copyOf(u, 2 * count);
      v = Arrays.copyOf(v, 2 * count);
    }
    u[count] = a;
    v[count++] = b;
    return this;
  }

  /** Adds the edges of the path through these nodes. */
  public Edges path(int... through) {
    for (int i = 1; i < through.length; i++) {
      add(through[i - 1], through[i]);
    }
    return this;
  }

  /** Adds all edges of {@code graph} with {@code shift} added to its nodes. */
  public Edges addAll(Graph graph, int shift) {
    for (int e = 0; e < graph.arcs(); e++) {
      if (graph.source(e) <= graph.destination(e)) {
        add(graph.source(e) + shift, graph.destination(e) + shift);
      }
    }
    return this;
  }

  /** Returns the graph; fails if a node is out of range or an edge was added twice. */
  public Graph build() {
    return Graph.undirected(nodes, Arrays.copyOf(u, count), Arrays.copyOf(v, count));
  }
}
