package dev.erlangen.data.graph;

import dev.erlangen.core.Check;

/** The index arithmetic that both kinds of table share, checked once. */
final class TableShape {
  private TableShape() {}

  static void check(int rows, int columns, int length) {
    Check.notNegative("rows of a table", rows);
    Check.notNegative("columns of a table", columns);
    Check.that(
        (long) rows * columns == length,
        "a table of %d rows and %d columns needs %d values, got %d",
        rows,
        columns,
        (long) rows * columns,
        length);
  }

  static int size(int rows, int columns) {
    long size = (long) rows * columns;
    Check.that(
        size <= Integer.MAX_VALUE - 8,
        "a table may hold %d values, got %d rows of %d",
        Integer.MAX_VALUE - 8,
        rows,
        columns);
    return (int) size;
  }

  static void row(int row, int rows) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException("row %d of a table of %d rows".formatted(row, rows));
    }
  }

  static int index(int row, int column, int rows, int columns) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IllegalArgumentException(
          "entry (%d, %d) of a table of %d rows and %d columns"
              .formatted(row, column, rows, columns));
    }
    return row * columns + column;
  }
}
