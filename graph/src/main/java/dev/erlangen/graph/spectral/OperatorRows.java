package dev.erlangen.graph.spectral;

import java.util.Arrays;

/** Collects rows in order; the columns of a row must ascend. */
final class OperatorRows {
  private final int[] offsets;
  private int[] columns;
  private double[] values;
  private int row;
  private int count;

  OperatorRows(int rows, int capacity) {
    offsets = new int[rows + 1];
    columns = new int[capacity];
    values = new double[capacity];
  }

  void add(int column, double value) {
    columns[count] = column;
    values[count++] = value;
  }

  void endRow() {
    offsets[++row] = count;
  }

  SymmetricOperator build() {
    columns = Arrays.copyOf(columns, count);
    values = Arrays.copyOf(values, count);
    return new SymmetricOperator(offsets, columns, values);
  }
}
