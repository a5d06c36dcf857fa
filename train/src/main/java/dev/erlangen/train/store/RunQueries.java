package dev.erlangen.train.store;

import dev.erlangen.train.result.Statistic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to the index. */
final class RunQueries {
  private final RunStore store;
  private final Connection connection;

  RunQueries(RunStore store, Connection connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Returns the list of runs, the newest first, by recipe if {@code recipe} is not empty. */
  List<RunSummary> list(String recipe) throws SQLException {
    List<RunSummary> out = new ArrayList<>();
    String sql =
        "SELECT id, recipe, created, seeds, metric FROM runs WHERE ? = '' OR recipe = ?"
            + " ORDER BY created DESC, rowid DESC";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, recipe);
      query.setString(2, recipe);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(1);
          out.add(
              new RunSummary(
                  id,
                  rows.getString(2),
                  rows.getString(3),
                  new RunFolder(store.root().resolve(id)).status(),
                  Arrays.stream(rows.getString(4).split(" ")).map(Long::valueOf).toList(),
                  result(id, rows.getString(5)),
                  claims(id)));
        }
      }
    }
    return out;
  }

  private String result(String id, @Nullable String metric) throws SQLException {
    String sql =
        "SELECT r.value FROM results r WHERE r.run = ? AND r.metric = ? AND r.split = 'test'"
            + " AND r.arm = (SELECT arm FROM fits WHERE run = r.run ORDER BY rowid LIMIT 1)";
    List<Double> values = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, id);
      query.setString(2, metric);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getObject(1) == null ? Double.NaN : rows.getDouble(1));
        }
      }
    }
    double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
    return array.length == 0 ? "" : metric + " " + Statistic.of(array);
  }

  private String claims(String id) throws SQLException {
    String sql = "SELECT sum(shown), count(*) FROM verdicts WHERE run = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, id);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getInt(2) > 0
            ? row.getInt(1) + "/" + row.getInt(2) + " shown"
            : "";
      }
    }
  }
}
