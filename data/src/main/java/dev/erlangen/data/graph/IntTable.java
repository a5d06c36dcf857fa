package dev.erlangen.data.graph;

import java.util.Arrays;

/**
 * An immutable row-major table of integers, such as the categorical attributes of nodes or arcs.
 *
 * <p>A table may have no columns: that is how a graph says that an attribute is absent.
 */
public final class IntTable {
  private final int rows;
  private final int columns;
  private final int[] values;

  private IntTable(int rows, int columns, int[] values) {
    TableShape.check(rows, columns, values.length);
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Returns a table holding a copy of {@code values}, row after row. */
  public static IntTable of(int rows, int columns, int... values) {
    return new IntTable(rows, columns, values.clone());
  }

  /** Returns a table of one column holding a copy of {@code values}. */
  public static IntTable column(int... values) {
    return new IntTable(values.length, 1, values.clone());
  }

  /** Returns a table that takes {@code values} over without a copy; the caller must forget it. */
  public static IntTable wrap(int rows, int columns, int[] values) {
    return new IntTable(rows, columns, values);
  }

  /** Returns the table of {@code rows} rows without columns. */
  public static IntTable none(int rows) {
    return new IntTable(rows, 0, new int[0]);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns; 0 if the attribute is absent. */
  public int columns() {
    return columns;
  }

  /** Returns the entry in {@code row} and {@code column}. */
  public int get(int row, int column) {
    return values[TableShape.index(row, column, rows, columns)];
  }

  /** Returns a copy of all entries, row after row. */
  public int[] toArray() {
    return values.clone();
  }

  /** Copies all entries, row after row, to {@code target[at ..]}. */
  public void copyTo(int[] target, int at) {
    System.arraycopy(values, 0, target, at, values.length);
  }

  /** Returns the table whose row {@code i} is row {@code order[i]} of this one. */
  public IntTable gather(int[] order) {
    int[] gathered = new int[TableShape.size(order.length, columns)];
    for (int i = 0; i < order.length; i++) {
      TableShape.row(order[i], rows);
      System.arraycopy(values, order[i] * columns, gathered, i * columns, columns);
    }
    return new IntTable(order.length, columns, gathered);
  }

  /** Returns the smallest and the largest entry of {@code column}; the table must have a row. */
  public int[] range(int column) {
    int low = get(0, column);
    int high = low;
    for (int i = column; i < values.length; i += columns) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return new int[] {low, high};
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntTable that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "IntTable(" + rows + " x " + columns + ")";
  }
}
