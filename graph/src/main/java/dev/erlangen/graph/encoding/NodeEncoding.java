package dev.erlangen.graph.encoding;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.Parallel;
import java.util.List;

/**
 * A function from a graph to one row of numbers per node. Renumbering the nodes permutes the rows,
 * except where an implementation says what else is arbitrary. Implementations are records, so that
 * an encoding is its own key in a cache.
 */
public interface NodeEncoding {
  /** Number of columns, the same for every graph. */
  int columns();

  /** Returns nodes x columns numbers, row-major. */
  double[] of(Graph graph);

  /** Encodes many graphs in parallel. */
  default EncodedNodes of(List<Graph> graphs) {
    return new EncodedNodes(columns(), Parallel.map(graphs, this::of));
  }
}
