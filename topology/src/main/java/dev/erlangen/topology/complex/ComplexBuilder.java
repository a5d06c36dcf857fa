package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the cells of a {@link CombinatorialComplex} and checks them. */
public final class ComplexBuilder {
  private static final int HIGHEST = 16;

  private final int nodes;
  private final List<List<int[]>> ranks = new ArrayList<>();
  private final List<Set<List<Integer>>> seen = new ArrayList<>();

  ComplexBuilder(int nodes) {
    this.nodes = (int) Check.positive("nodes", nodes);
    dimension(2);
  }

  /** Makes room for the ranks up to {@code dimension}; there is room up to 2 from the start. */
  public ComplexBuilder dimension(int dimension) {
    Check.between("dimension", dimension, 0, HIGHEST);
    while (ranks.size() < dimension) {
      ranks.add(new ArrayList<>());
      seen.add(new HashSet<>());
    }
    return this;
  }

  /**
   * Adds a cell after the others of its rank.
   *
   * @param rank 1 .. 16
   * @param nodes each once, in any order
   * @throws IllegalArgumentException naming the cell, if a node is unknown or repeated, or the cell
   *     is there already
   */
  public ComplexBuilder cell(int rank, int... nodes) {
    Check.between("rank of cell " + Arrays.toString(nodes), rank, 1, HIGHEST);
    dimension(rank);
    int[] sorted = nodes.clone();
    Arrays.sort(sorted);
    Check.that(sorted.length > 0, "a cell of rank %d has no nodes", rank);
    for (int i = 0; i < sorted.length; i++) {
      int v = sorted[i];
      if (v < 0 || v >= this.nodes) {
        throw new IllegalArgumentException(
            "cell %s of rank %d: node %d is unknown, the complex has the nodes 0 to %d"
                .formatted(Arrays.toString(nodes), rank, v, this.nodes - 1));
      }
      if (i > 0 && sorted[i - 1] == v) {
        throw new IllegalArgumentException(
            "cell %s of rank %d names node %d twice".formatted(Arrays.toString(nodes), rank, v));
      }
    }
    if (!seen.get(rank - 1).add(Arrays.stream(sorted).boxed().toList())) {
      throw new IllegalArgumentException(
          "cell %s of rank %d occurs twice".formatted(Arrays.toString(sorted), rank));
    }
    ranks.get(rank - 1).add(sorted);
    return this;
  }

  /**
   * Returns the complex.
   *
   * @throws IllegalArgumentException naming both cells, if one lies inside a cell of lower rank
   */
  public CombinatorialComplex build() {
    Cells[] all = new Cells[ranks.size() + 1];
    all[0] = Cells.nodes(nodes);
    for (int r = 1; r < all.length; r++) {
      all[r] = Cells.of(ranks.get(r - 1));
    }
    for (int low = 1; low < all.length; low++) {
      for (int high = low + 1; high < all.length; high++) {
        monotone(all[low], low, all[high], high);
      }
    }
    return new CombinatorialComplex(all);
  }

  private void monotone(Cells low, int lowRank, Cells high, int highRank) {
    if (low.count() == 0 || high.count() == 0) {
      return;
    }
    int[][] inside = Containment.of(nodes, high, low).inside();
    for (int x = 0; x < inside.length; x++) {
      if (inside[x].length > 0) {
        throw new IllegalArgumentException(
            "cell %s of rank %d lies inside cell %s of rank %d: ranks must not fall"
                .formatted(
                    Arrays.toString(high.get(inside[x][0])),
                    highRank,
                    Arrays.toString(low.get(x)),
                    lowRank));
      }
    }
  }
}
