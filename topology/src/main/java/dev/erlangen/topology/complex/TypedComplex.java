package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.data.graph.IntTable;
import java.util.Arrays;
import java.util.List;

/**
 * A complex with what is known of its cells.
 *
 * @param complex the cells
 * @param nodeTypes categorical columns, one row per node; possibly no columns
 * @param edgeTypes categorical columns, one row per cell of rank 1; possibly no columns
 * @param targets numbers to be predicted
 */
public record TypedComplex(
    CombinatorialComplex complex, IntTable nodeTypes, IntTable edgeTypes, double[] targets) {
  public TypedComplex {
    targets = targets.clone();
    rows(0, complex.nodes(), nodeTypes);
    rows(1, complex.count(1), edgeTypes);
  }

  private static void rows(int rank, int cells, IntTable types) {
    if (types.rows() != cells) {
      throw new IllegalArgumentException(
          "features of rank %d: one row per cell, that is %d, got %d"
              .formatted(rank, cells, types.rows()));
    }
  }

  /** A complex of which nothing but its cells is known. */
  public static TypedComplex plain(CombinatorialComplex complex) {
    return new TypedComplex(
        complex, IntTable.none(complex.nodes()), IntTable.none(complex.count(1)), new double[0]);
  }

  /** All nodes and edges of type 0, in one column. */
  public static TypedComplex uniform(CombinatorialComplex complex) {
    return new TypedComplex(
        complex,
        IntTable.column(new int[complex.nodes()]),
        IntTable.column(new int[complex.count(1)]),
        new double[0]);
  }

  /** Returns this with other targets. */
  public TypedComplex withTargets(double... values) {
    return new TypedComplex(complex, nodeTypes, edgeTypes, values);
  }

  @Override
  public double[] targets() {
    return targets.clone();
  }

  /** The types of the cells of rank 0 or 1. */
  public IntTable types(int rank) {
    Check.between("rank of types", rank, 0, 1);
    return rank == 0 ? nodeTypes : edgeTypes;
  }

  /** The cells in another order, with what is known of them; see {@link CombinatorialComplex}. */
  public TypedComplex permuted(List<Permutation> orders) {
    return new TypedComplex(
        complex.permuted(orders),
        nodeTypes.gather(orders.get(0).order()),
        edgeTypes.gather(orders.get(1).order()),
        targets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypedComplex that
        && complex == that.complex
        && nodeTypes.equals(that.nodeTypes)
        && edgeTypes.equals(that.edgeTypes)
        && Arrays.equals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return 31 * complex.hashCode() + Arrays.hashCode(targets);
  }

  @Override
  public String toString() {
    return "TypedComplex(" + complex + ")";
  }
}
