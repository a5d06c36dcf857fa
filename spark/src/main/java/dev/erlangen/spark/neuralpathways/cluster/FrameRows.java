package dev.erlangen.spark.neuralpathways.cluster;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows of a data frame as ours. */
final class FrameRows {
  private FrameRows() {}

  /** One row: id, n features, m targets; a missing value counts as not a number. */
  static Rows one(Row row, int n, int m) {
    float[] x = new float[n];
    float[] y = new float[m];
    for (int c = 0; c < n; c++) {
      x[c] = value(row, 1 + c);
    }
    for (int c = 0; c < m; c++) {
      y[c] = value(row, 1 + n + c);
    }
    return new Rows(new long[] {row.getLong(0)}, n, x, m, y);
  }

  private static float value(Row row, int column) {
    return row.isNullAt(column) ? Float.NaN : row.getFloat(column);
  }

  /** One block of rows in the order of their ids, none twice. */
  static Rows joined(Iterable<Rows> parts) {
    List<Rows> list = new ArrayList<>();
    parts.forEach(list::add);
    Rows all = Rows.joined(list);
    for (int i = 1; i < all.count(); i++) {
      Check.that(all.ids()[i - 1] != all.ids()[i], "two rows have the id %d", all.ids()[i]);
    }
    return all;
  }
}
