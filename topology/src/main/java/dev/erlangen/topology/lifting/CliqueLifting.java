package dev.erlangen.topology.lifting;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every clique of k + 1 nodes becomes a cell of rank k, up to a dimension: the clique complex of
 * the graph. Cells ascend by nodes.
 *
 * @param dimension largest rank, at least 2
 * @param maximalOnly whether only cliques count that lie in no larger one (as in the official code,
 *     which so loses the triangles of a larger clique)
 * @param limit number of cells above which the graph is refused
 */
public record CliqueLifting(int dimension, boolean maximalOnly, int limit) implements Lifting {
  private static final int HIGHEST = 16;

  public CliqueLifting {
    Check.between("dimension", dimension, 2, HIGHEST);
    Check.positive("limit", limit);
  }

  /** All cliques, at most {@link CyclicLifting#LIMIT} of them. */
  public CliqueLifting(int dimension) {
    this(dimension, false, CyclicLifting.LIMIT);
  }

  @Override
  public LiftedGraph of(Graph graph) {
    Check.that(graph.isUndirected(), "cliques are lifted from an undirected graph, got %s", graph);
    List<List<int[]>> cells = new ArrayList<>();
    for (int r = 2; r <= dimension; r++) {
      cells.add(new ArrayList<>());
    }
    int[] clique = new int[dimension + 1];
    for (int v = 0; v < graph.nodes(); v++) {
      clique[0] = v;
      extend(graph, clique, 1, cells);
    }
    return new LiftedGraph(graph, cells);
  }

  private void extend(Graph graph, int[] clique, int size, List<List<int[]>> cells) {
    if (size >= 3 && (!maximalOnly || isMaximal(graph, clique, size))) {
      cells.get(size - 3).add(Arrays.copyOf(clique, size));
      int all = cells.stream().mapToInt(List::size).sum();
      Check.that(
          all <= limit,
          "cliques of up to %d nodes in a graph of %d nodes: there are more than %d; lower the"
              + " dimension",
          dimension + 1,
          graph.nodes(),
          limit);
    }
    if (size == clique.length) {
      return;
    }
    int last = clique[size - 1];
    for (int e = graph.offset(last); e < graph.offset(last + 1); e++) {
      int next = graph.source(e);
      if (next > last && joinsAll(graph, clique, size, next)) {
        clique[size] = next;
        extend(graph, clique, size + 1, cells);
      }
    }
  }

  private static boolean joinsAll(Graph graph, int[] clique, int size, int node) {
    for (int i = 0; i < size; i++) {
      if (clique[i] == node || graph.arc(node, clique[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMaximal(Graph graph, int[] clique, int size) {
    for (int e = graph.offset(clique[0]); e < graph.offset(clique[0] + 1); e++) {
      if (joinsAll(graph, clique, size, graph.source(e))) {
        return false;
      }
    }
    return true;
  }
}
