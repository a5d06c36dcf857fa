package dev.erlangen.topology.homology;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rank of an integer matrix over the rationals, exactly. Rows with an entry ±1 eliminate
 * without fractions and leave the matrix sparse; what has no such entry is a small dense rest,
 * which is reduced without fractions in integers of any size (Bareiss 1968).
 */
final class IntegerRank {
  private IntegerRank() {}

  static int of(SparseMatrix matrix) {
    List<TreeMap<Integer, BigInteger>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.rows(); i++) {
      TreeMap<Integer, BigInteger> row = new TreeMap<>();
      matrix.row(i).forEach((j, v) -> row.put(j, BigInteger.valueOf(v)));
      rows.add(row);
    }
    int rank = 0;
    rows.removeIf(TreeMap::isEmpty);
    for (int p = unitRow(rows); p >= 0; p = unitRow(rows)) {
      TreeMap<Integer, BigInteger> pivot = rows.remove(p);
      int column = unit(pivot);
      BigInteger sign = pivot.get(column);
      for (TreeMap<Integer, BigInteger> row : rows) {
        BigInteger factor = row.get(column);
        if (factor != null) {
          subtract(row, pivot, factor.multiply(sign));
        }
      }
      rows.removeIf(TreeMap::isEmpty);
      rank++;
    }
    return rank + bareiss(dense(rows));
  }

  /** The shortest row with an entry ±1, or -1. */
  private static int unitRow(List<TreeMap<Integer, BigInteger>> rows) {
    int best = -1;
    for (int i = 0; i < rows.size(); i++) {
      boolean shorter = best < 0 || rows.get(i).size() < rows.get(best).size();
      if (shorter && unit(rows.get(i)) >= 0) {
        best = i;
      }
    }
    return best;
  }

  private static int unit(TreeMap<Integer, BigInteger> row) {
    for (Map.Entry<Integer, BigInteger> e : row.entrySet()) {
      if (e.getValue().abs().equals(BigInteger.ONE)) {
        return e.getKey();
      }
    }
    return -1;
  }

  private static void subtract(
      TreeMap<Integer, BigInteger> row, TreeMap<Integer, BigInteger> pivot, BigInteger factor) {
    pivot.forEach(
        (j, v) -> {
          BigInteger left = row.getOrDefault(j, BigInteger.ZERO).subtract(v.multiply(factor));
          if (left.signum() == 0) {
            row.remove(j);
          } else {
            row.put(j, left);
          }
        });
  }

  private static BigInteger[][] dense(List<TreeMap<Integer, BigInteger>> rows) {
    List<Integer> columns =
        rows.stream().flatMap(r -> r.keySet().stream()).distinct().sorted().toList();
    BigInteger[][] out = new BigInteger[rows.size()][columns.size()];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        out[i][j] = rows.get(i).getOrDefault(columns.get(j), BigInteger.ZERO);
      }
    }
    return out;
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
