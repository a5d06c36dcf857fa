package dev.erlangen.data.graph;

import java.util.Arrays;

/**
 * An immutable row-major table of float32 numbers, such as the real features of nodes or arcs.
 *
 * <p>A table may have no columns: that is how a graph says that an attribute is absent.
 */
public final class RealTable {
  private final int rows;
  private final int columns;
  private final float[] values;

  private RealTable(int rows, int columns, float[] values) {
    TableShape.check(rows, columns, values.length);
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Returns a table holding a copy of {@code values}, row after row. */
  public static RealTable of(int rows, int columns, float... values) {
    return new RealTable(rows, columns, values.clone());
  }

  /** Returns a table of one column holding a copy of {@code values}. */
  public static RealTable column(float... values) {
    return new RealTable(values.length, 1, values.clone());
  }

  /** Returns a table that takes {@code values} over without a copy; the caller must forget it. */
  public static RealTable wrap(int rows, int columns, float[] values) {
    return new RealTable(rows, columns, values);
  }

  /** Returns the table of {@code rows} rows without columns. */
  public static RealTable none(int rows) {
    return new RealTable(rows, 0, new float[0]);
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
  public float get(int row, int column) {
    return values[TableShape.index(row, column, rows, columns)];
  }

  /** Returns a copy of all entries, row after row. */
  public float[] toArray() {
    return values.clone();
  }

  /** Copies all entries, row after row, to {@code target[at ..]}. */
  public void copyTo(float[] target, int at) {
    System.arraycopy(values, 0, target, at, values.length);
  }

  /** Returns the table whose row {@code i} is row {@code order[i]} of this one. */
  public RealTable gather(int[] order) {
    float[] gathered = new float[TableShape.size(order.length, columns)];
    for (int i = 0; i < order.length; i++) {
      TableShape.row(order[i], rows);
      System.arraycopy(values, order[i] * columns, gathered, i * columns, columns);
    }
    return new RealTable(order.length, columns, gathered);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RealTable that
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
    return "RealTable(" + rows + " x " + columns + ")";
  }
}
