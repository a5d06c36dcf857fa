package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import java.util.Arrays;

/**
 * A real symmetric matrix in compressed sparse rows, checked when made: finite, and {@code |M -
 * Mᵀ|max <= 1e-8 |M|max}.
 */
public final class SymmetricOperator {
  private static final double ASYMMETRY = 1e-8;

  private final int[] offsets;
  private final int[] columns;
  private final double[] values;

  SymmetricOperator(int[] offsets, int[] columns, double[] values) {
    this.offsets = offsets;
    this.columns = columns;
    this.values = values;
    checkFinite();
    checkSymmetric();
  }

  /**
   * Returns the operator of a dense matrix, row by row.
   *
   * @throws IllegalArgumentException if it is empty, ragged, not finite or not symmetric
   */
  public static SymmetricOperator of(double[][] matrix) {
    int n = matrix.length;
    Check.that(n >= 1, "an operator must have at least one row, got none");
    int entries = 0;
    for (int i = 0; i < n; i++) {
      Check.that(
          matrix[i].length == n, "row %d of a %dx%d operator has %d", i, n, n, matrix[i].length);
      for (double entry : matrix[i]) {
        entries += entry == 0 ? 0 : 1;
      }
    }
    OperatorRows rows = new OperatorRows(n, entries);
    for (double[] row : matrix) {
      for (int j = 0; j < n; j++) {
        if (row[j] != 0) {
          rows.add(j, row[j]);
        }
      }
      rows.endRow();
    }
    return rows.build();
  }

  /** Number of rows. */
  public int size() {
    return offsets.length - 1;
  }

  /** Writes {@code M x} to {@code y}; both of length {@link #size()}. */
  public void apply(double[] x, double[] y) {
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        sum += values[e] * x[columns[e]];
      }
      y[i] = sum;
    }
  }

  /** Returns the entry in {@code row} and {@code column}. */
  public double get(int row, int column) {
    int e = Arrays.binarySearch(columns, offsets[row], offsets[row + 1], column);
    return e < 0 ? 0 : values[e];
  }

  /** Returns all entries, row-major. */
  public double[] toDense() {
    int n = size();
    Check.that(
        (long) n * n <= Integer.MAX_VALUE - 8,
        "a dense operator of %d rows does not fit an array; ask for a few eigenpairs instead",
        n);
    double[] dense = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        dense[i * n + columns[e]] = values[e];
      }
    }
    return dense;
  }

  /** Returns the largest absolute row sum, a bound on every |eigenvalue|. */
  public double norm() {
    double norm = 0;
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        sum += Math.abs(values[e]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private void checkFinite() {
    for (int i = 0; i < size(); i++) {
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        Check.that(
            Double.isFinite(values[e]),
            "an operator must be finite, got %s at (%d, %d)",
            values[e],
            i,
            columns[e]);
      }
    }
  }

  private void checkSymmetric() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < size(); i++) {
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        double there = get(columns[e], i);
        Check.that(
            Math.abs(values[e] - there) <= ASYMMETRY * largest,
            "an operator must be symmetric, got %s at (%d, %d) and %s at (%d, %d);"
                + " make a directed graph undirected first",
            values[e],
            i,
            columns[e],
            there,
            columns[e],
            i);
      }
    }
  }
}
