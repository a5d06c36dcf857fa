package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.random.RandomGenerator;

/** New undirected graphs from old ones; attributes are kept only by {@link #relabelled}. */
public final class Products {
  private Products() {}

  /** Disjoint union; the nodes of the graphs follow one another. */
  public static Graph union(Graph... graphs) {
    int nodes = 0;
    for (Graph graph : graphs) {
      nodes = Math.addExact(nodes, graph.nodes());
    }
    Edges edges = new Edges(nodes);
    int shift = 0;
    for (Graph graph : graphs) {
      edges.addAll(graph, shift);
      shift += graph.nodes();
    }
    return edges.build();
  }

  /** Cartesian product: (a, b) is node a·|B| + b; joined if one part is equal, the other joined. */
  public static Graph cartesian(Graph a, Graph b) {
    int width = b.nodes();
    Edges edges = new Edges(Math.multiplyExact(a.nodes(), width));
    for (int i = 0; i < a.nodes(); i++) {
      edges.addAll(b, i * width);
    }
    for (int e = 0; e < a.arcs(); e++) {
      if (a.source(e) <= a.destination(e)) {
        for (int j = 0; j < width; j++) {
          edges.add(a.source(e) * width + j, a.destination(e) * width + j);
        }
      }
    }
    return edges.build();
  }

  /** Complement of a simple graph. */
  public static Graph complement(Graph graph) {
    Edges edges = new Edges(graph.nodes());
    for (int i = 0; i < graph.nodes(); i++) {
      for (int j = i + 1; j < graph.nodes(); j++) {
        if (graph.arc(i, j) < 0) {
          edges.add(i, j);
        }
      }
    }
    return edges.build();
  }

  /**
   * Line graph: one node per edge u &lt; v in the order (v, u), joined if the edges share an end.
   */
  public static Graph line(Graph graph) {
    int[] number = new int[graph.arcs()];
    int count = 0;
    for (int e = 0; e < graph.arcs(); e++) {
      if (graph.source(e) < graph.destination(e)) {
        number[e] = count++;
      }
    }
    Check.that(count > 0, "the line graph of a graph without edges has no nodes");
    Edges edges = new Edges(count);
    for (int v = 0; v < graph.nodes(); v++) {
      for (int e = graph.offset(v); e < graph.offset(v + 1); e++) {
        for (int f = e + 1; f < graph.offset(v + 1); f++) {
          edges.add(number[forward(graph, e)], number[forward(graph, f)]);
        }
      }
    }
    return edges.build();
  }

  /** Returns {@code graph} with its nodes, and what they carry, in random order. */
  public static Graph relabelled(Graph graph, RandomGenerator random) {
    return graph.permuted(permutation(graph.nodes(), random));
  }

  /** Returns a uniformly random permutation of 0 .. n-1. */
  public static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static int forward(Graph graph, int arc) {
    int u = graph.source(arc);
    int v = graph.destination(arc);
    return u < v ? arc : graph.arc(v, u);
  }
}
