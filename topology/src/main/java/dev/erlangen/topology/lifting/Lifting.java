package dev.erlangen.topology.lifting;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.Parallel;
import java.util.List;

/** Makes a complex of a graph. Implementations are records: their text is the key of a cache. */
public interface Lifting {
  /**
   * Returns the complex of an undirected graph.
   *
   * @throws IllegalArgumentException if there are more cells than the lifting allows
   */
  LiftedGraph of(Graph graph);

  /** Lifts many graphs in parallel. */
  default List<LiftedGraph> of(List<Graph> graphs) {
    return Parallel.map(graphs, this::of);
  }
}
