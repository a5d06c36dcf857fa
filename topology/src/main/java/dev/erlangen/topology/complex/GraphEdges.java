package dev.erlangen.topology.complex;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/** The edges of an undirected graph in the order that they have as cells of rank 1. */
public final class GraphEdges {
  private GraphEdges() {}

  /** Returns {smaller, larger} node of every edge, ascending; loops are left out. */
  public static List<int[]> of(Graph graph) {
    List<int[]> out = new ArrayList<>(graph.arcs() / 2);
    for (int u = 0; u < graph.nodes(); u++) {
      for (int e = graph.offset(u); e < graph.offset(u + 1); e++) {
        if (graph.source(e) > u) {
          out.add(new int[] {u, graph.source(e)});
        }
      }
    }
    return out;
  }
}
