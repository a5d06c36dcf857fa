package dev.erlangen.topology.homology;

import java.math.BigInteger;
import java.util.function.UnaryOperator;

/**
 * The rank of an integer matrix over the rationals, exactly. {@link Elimination} leaves the matrix
 * sparse; what has no entry ±1 afterwards is a small dense rest, which is reduced without fractions
 * in integers of any size (Bareiss 1968).
 */
final class IntegerRank {
  private IntegerRank() {}

  static int of(SparseMatrix matrix) {
    Elimination sparse = new Elimination(matrix, UnaryOperator.identity());
    return sparse.pivots() + bareiss(sparse.rest());
  }

  private static int bareiss(BigInteger[][] m) {
    int columns = m.length == 0 ? 0 : m[0].length;
    int rank = 0;
    BigInteger last = BigInteger.ONE;
    for (int j = 0; j < columns && rank < m.length; j++) {
      int pivot = rank;
      while (pivot < m.length && m[pivot][j].signum() == 0) {
        pivot++;
      }
      if (pivot == m.length) {
        continue;
      }
      BigInteger[] row = m[pivot];
      m[pivot] = m[rank];
      m[rank] = row;
      for (int i = rank + 1; i < m.length; i++) {
        BigInteger factor = m[i][j];
        for (int k = j; k < columns; k++) {
          m[i][k] = row[j].multiply(m[i][k]).subtract(factor.multiply(row[k])).divide(last);
        }
      }
      last = row[j];
      rank++;
    }
    return rank;
  }
}
