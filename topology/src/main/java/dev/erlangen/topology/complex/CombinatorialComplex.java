package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A combinatorial complex (Hajij et al. 2022): the nodes 0 .. n-1 and cells, which are sets of
 * nodes with a rank such that no cell lies inside one of lower rank. Nodes are the cells of rank 0.
 * The cells of a rank have a fixed order, which is that of their features.
 *
 * <p>All neighbourhoods follow from containment of node sets, so a chord of a ring is incident to
 * that ring. They are computed once. Immutable and safe for use by several threads.
 */
public final class CombinatorialComplex {
  private final Cells[] ranks;
  private final Map<List<Integer>, Containment> containments = new ConcurrentHashMap<>();
  private final Map<List<Integer>, int[]> distances = new ConcurrentHashMap<>();

  CombinatorialComplex(Cells[] ranks) {
    this.ranks = ranks;
  }

  /** Starts a complex on {@code nodes} nodes. */
  public static ComplexBuilder builder(int nodes) {
    return new ComplexBuilder(nodes);
  }

  /** The nodes and edges of an undirected graph; edges in ascending order of (smaller, larger). */
  public static CombinatorialComplex of(Graph graph) {
    ComplexBuilder builder = builder(graph.nodes());
    Check.that(graph.isUndirected(), "a complex is made of an undirected graph, got %s", graph);
    for (int[] edge : GraphEdges.of(graph)) {
      builder.cell(1, edge);
    }
    return builder.build();
  }

  /** Largest rank for which the complex was made; there may be no cell of that rank. */
  public int dimension() {
    return ranks.length - 1;
  }

  /** Number of nodes. */
  public int nodes() {
    return ranks[0].count();
  }

  /** Number of cells of a rank; 0 above the dimension. */
  public int count(int rank) {
    Check.notNegative("rank", rank);
    return rank < ranks.length ? ranks[rank].count() : 0;
  }

  /** The nodes of a cell, ascending. */
  public int[] cell(int rank, int index) {
    Check.between("index of a cell of rank " + rank, index, 0, count(rank) - 1L);
    return ranks[rank].get(index);
  }

  /** Pairs (x, y) of cells of ranks {@code low < high} with x ⊂ y. */
  public Neighbourhood incidence(int low, int high) {
    return containment(low, high).incidence();
  }

  /**
   * Ordered pairs of different cells of {@code rank} that lie in a common cell of rank {@code via >
   * rank}, one entry per such cell, which is the bridge.
   */
  public Neighbourhood adjacency(int rank, int via) {
    return containment(rank, via).adjacency();
  }

  /**
   * Ordered pairs of different cells of {@code rank} that contain a common cell of rank {@code via
   * < rank}, one entry per such cell, which is the bridge.
   */
  public Neighbourhood coadjacency(int rank, int via) {
    return containment(via, rank).coadjacency();
  }

  /** The high cells around every low cell, ascending. */
  int[][] around(int low, int high) {
    return containment(low, high).around();
  }

  private Containment containment(int low, int high) {
    Check.that(0 <= low && low < high, "ranks must ascend, got %d and %d", low, high);
    return containments.computeIfAbsent(
        List.of(low, high), k -> Containment.of(nodes(), cells(low), cells(high)));
  }

  private Cells cells(int rank) {
    return rank < ranks.length ? ranks[rank] : Cells.of(List.of());
  }

  /**
   * Distances of low cells from high cells: entry (x, y), at {@code x · count(high) + y}, is the
   * least number of steps from x to a cell of its rank inside y, where a step leads to a cell that
   * shares a cell of rank low + 1; {@link Marks#UNREACHABLE} if there is no way.
   */
  public int[] distances(int low, int high) {
    return distances
        .computeIfAbsent(List.of(low, high), k -> Marks.distances(this, low, high))
        .clone();
  }

  /** The nodes and the cells of rank 1, which must be pairs of nodes. */
  public Graph graph() {
    int[] u = new int[count(1)];
    int[] v = new int[u.length];
    for (int e = 0; e < u.length; e++) {
      int[] cell = ranks[1].get(e);
      Check.that(
          cell.length == 2,
          "a graph needs edges of two nodes, but the cell %s of rank 1 has %d",
          Arrays.toString(cell),
          cell.length);
      u[e] = cell[0];
      v[e] = cell[1];
    }
    return Graph.undirected(nodes(), u, v);
  }

  /**
   * The same complex with the cells of every rank in another order; new cell i of rank r is old
   * cell {@code orders[r].at(i)}.
   *
   * @param orders one per rank 0 .. dimension
   */
  public CombinatorialComplex permuted(List<Permutation> orders) {
    return Renumbering.of(this, orders);
  }

  /** Numbers of cells by rank. */
  public List<Integer> counts() {
    List<Integer> out = new ArrayList<>();
    for (Cells cells : ranks) {
      out.add(cells.count());
    }
    return out;
  }

  @Override
  public String toString() {
    return "CombinatorialComplex" + counts();
  }
}
