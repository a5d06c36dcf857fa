package dev.erlangen.topology.homology;

/** The numbers in which homology is computed. Torsion makes them differ: say which. */
public enum Field {
  /** The rationals. */
  Q {
    @Override
    public int rank(SparseMatrix matrix) {
      return IntegerRank.of(matrix);
    }
  },
  /** The field of two elements. */
  GF2 {
    @Override
    public int rank(SparseMatrix matrix) {
      return BitMatrix.of(matrix).rank();
    }
  };

  /** The exact rank of a matrix over this field. */
  public abstract int rank(SparseMatrix matrix);
}
