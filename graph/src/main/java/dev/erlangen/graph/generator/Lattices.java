package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;

/** Pieces of lattices. Node (row, column) of a two-dimensional one is row·columns + column. */
public final class Lattices {
  private Lattices() {}

  /** Four-neighbour grid P_rows x P_columns. */
  public static Graph grid(int rows, int columns) {
    return Products.cartesian(Families.path(rows), Families.path(columns));
  }

  /** Grid closed in both directions, C_rows x C_columns; both at least 3. */
  public static Graph torus(int rows, int columns) {
    return Products.cartesian(Families.cycle(rows), Families.cycle(columns));
  }

  /** Hypercube Q_d: 2^d nodes, joined if their numbers differ in one bit. */
  public static Graph hypercube(int dimension) {
    Check.between("dimension of a hypercube", dimension, 0, 20);
    Edges edges = new Edges(1 << dimension);
    for (int i = 0; i < 1 << dimension; i++) {
      for (int bit = 0; bit < dimension; bit++) {
        if ((i & 1 << bit) == 0) {
          edges.add(i, i | 1 << bit);
        }
      }
    }
    return edges.build();
  }
}
