package dev.erlangen.topology.homology;

import java.math.BigInteger;

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
      // Bits are the faster form until the matrix no longer fits them.
      return (long) matrix.rows() * matrix.columns() <= MOST_BITS
          ? BitMatrix.of(matrix).rank()
          : new Elimination(matrix, v -> v.mod(BigInteger.TWO)).pivots();
    }
  };

  /** Size above which a matrix over GF(2) is eliminated as a sparse one; 2 MiB of bits. */
  static final long MOST_BITS = 1L << 24;

  /** The exact rank of a matrix over this field. */
  public abstract int rank(SparseMatrix matrix);
}
