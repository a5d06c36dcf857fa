package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An integer matrix of which only the entries other than 0 are kept, row by row. */
public final class SparseMatrix {
  private final int columns;
  private final List<TreeMap<Integer, Long>> rows = new ArrayList<>();

  /** Returns the matrix of zeros. */
  public SparseMatrix(int rows, int columns) {
    Check.notNegative("rows", rows);
    this.columns = (int) Check.notNegative("columns", columns);
    for (int i = 0; i < rows; i++) {
      this.rows.add(new TreeMap<>());
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows.size();
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** Sets an entry. */
  public void put(int row, int column, long value) {
    Check.between("row", row, 0, rows.size() - 1L);
    Check.between("column", column, 0, columns - 1L);
    if (value == 0) {
      rows.get(row).remove(column);
    } else {
      rows.get(row).put(column, value);
    }
  }

  /** Returns an entry. */
  public long get(int row, int column) {
    return rows.get(row).getOrDefault(column, 0L);
  }

  /** A copy of the entries of a row, by column. */
  TreeMap<Integer, Long> row(int i) {
    return new TreeMap<>(rows.get(i));
  }

  /** The product with {@code right}. */
  public SparseMatrix times(SparseMatrix right) {
    Check.that(
        columns == right.rows(), "a matrix of %d columns meets %d rows", columns, right.rows());
    SparseMatrix out = new SparseMatrix(rows(), right.columns);
    for (int i = 0; i < rows(); i++) {
      for (var a : rows.get(i).entrySet()) {
        for (var b : right.rows.get(a.getKey()).entrySet()) {
          long product = Math.multiplyExact(a.getValue(), b.getValue());
          out.put(i, b.getKey(), Math.addExact(out.get(i, b.getKey()), product));
        }
      }
    }
    return out;
  }

  /** Whether all entries are 0. */
  public boolean isZero() {
    return rows.stream().allMatch(TreeMap::isEmpty);
  }
}
