package dev.erlangen.topology.lifting;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.List;

/**
 * Every simple cycle with a length in [min, max] becomes a cell of rank 2; cycles on the same nodes
 * are one cell. Cells ascend by length, then by nodes.
 *
 * @param min least number of nodes, at least 3
 * @param max largest number of nodes, at most 1000
 * @param induced whether only cycles without chords count (the rings of CIN)
 * @param limit number of cycles above which the graph is refused: there may be exponentially many
 */
public record CyclicLifting(int min, int max, boolean induced, int limit) implements Lifting {
  /** More cycles than this are hardly what was meant. */
  public static final int LIMIT = 100_000;

  /** The search is as deep as a cycle is long, and must end before the stack does. */
  private static final int LONGEST = 1000;

  public CyclicLifting {
    Check.between("longest cycle", max, 3, LONGEST);
    Check.between("shortest cycle", min, 3, max);
    Check.positive("limit", limit);
  }

  /** All cycles, chords or not, at most 100 000. */
  public CyclicLifting(int min, int max) {
    this(min, max, false, LIMIT);
  }

  @Override
  public LiftedGraph of(Graph graph) {
    Check.that(graph.isUndirected(), "cycles are lifted from an undirected graph, got %s", graph);
    return new LiftedGraph(graph, List.of(new CycleSearch(graph, this).rings()));
  }
}
