package dev.erlangen.graph.generator;

import dev.erlangen.data.graph.Graph;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** JGraphT as an independent judge. */
public final class Oracle {
  private Oracle() {}

  public static SimpleGraph<Integer, DefaultEdge> jgrapht(Graph graph) {
    SimpleGraph<Integer, DefaultEdge> out = new SimpleGraph<>(DefaultEdge.class);
    for (int v = 0; v < graph.nodes(); v++) {
      out.addVertex(v);
    }
    for (int e = 0; e < graph.arcs(); e++) {
      if (graph.source(e) < graph.destination(e)) {
        out.addEdge(graph.source(e), graph.destination(e));
      }
    }
    return out;
  }

  public static boolean isomorphic(Graph a, Graph b) {
    return new VF2GraphIsomorphismInspector<>(jgrapht(a), jgrapht(b)).isomorphismExists();
  }
}
