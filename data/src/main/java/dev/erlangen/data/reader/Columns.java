package dev.erlangen.data.reader;

import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A text file of numbers, the same number of them on every line.
 *
 * @param file where they came from
 * @param rows number of lines
 * @param columns numbers per line
 * @param values line after line
 */
record Columns(Path file, int rows, int columns, double[] values) {
  private static final int MOST_COLUMNS = 100_000;

  static Columns read(Path file) {
    double[] values = new double[1024];
    int size = 0;
    int rows = 0;
    int columns = 0;
    try (TextInput in = TextInput.open(file)) {
      while (in.nextNotBlank()) {
        int before = size;
        while (!in.atEnd()) {
          if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
          }
          values[size++] = in.real("value");
        }
        columns = rows == 0 ? size : columns;
        if (size - before != columns || columns > MOST_COLUMNS) {
          throw in.error(
              "a line must have %d numbers as the first one, got %d", columns, size - before);
        }
        rows++;
      }
    }
    return new Columns(file, rows, columns, Arrays.copyOf(values, size));
  }

  double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  RealTable features(int expectedRows) {
    expect(expectedRows);
    float[] features = new float[values.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) values[i];
    }
    return RealTable.wrap(rows, columns, features);
  }

  /** The numbers, which must be integers, minus the smallest of their column. */
  IntTable types(int expectedRows) {
    expect(expectedRows);
    int[] types = new int[values.length];
    double[] low = new double[columns];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    for (int i = 0; i < types.length; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > 1e9) {
        throw new IllegalArgumentException(
            "%s:%d: a label must be an integer, got %s"
                .formatted(file, i / columns + 1, values[i]));
      }
      low[i % columns] = Math.min(low[i % columns], values[i]);
    }
    for (int i = 0; i < types.length; i++) {
      types[i] = (int) (values[i] - low[i % columns]);
    }
    return IntTable.wrap(rows, columns, types);
  }

  private void expect(int expectedRows) {
    if (rows != expectedRows) {
      throw new IllegalArgumentException(
          "%s: must have %d lines, got %d".formatted(file, expectedRows, rows));
    }
  }
}
