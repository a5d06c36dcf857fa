package dev.erlangen.train.store;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.SeedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one run into the tables of the index. */
final class RunRows {
  private final Connection connection;
  private final RunFolder run;
  private final String id;

  RunRows(Connection connection, RunFolder run) {
    this.connection = connection;
    this.run = run;
    this.id = run.id();
  }

  void write(String signature) throws SQLException {
    RunInfo info = run.info();
    Optional<ExperimentInfo> experiment = run.experiment();
    insert("DELETE FROM runs WHERE id = ?", id);
    insert(
        "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        info.recipe(),
        info.system(),
        info.created(),
        run.end().map(Finish::finished).orElse(null),
        info.seeds().stream().map(Object::toString).collect(Collectors.joining(" ")),
        info.device(),
        info.command(),
        config(),
        experiment.map(ExperimentInfo::metric).orElse(null),
        experiment.map(e -> e.lowerIsBetter() ? 1 : 0).orElse(null),
        signature);
    pairs("provenance", info.provenance());
    if (experiment.isPresent()) {
      pairs("data", experiment.get().data());
      RunResult result = run.result();
      for (ArmResult arm : result.arms()) {
        for (SeedResult seed : arm.seeds()) {
          fit(arm, seed);
        }
      }
      for (var verdict : result.verdicts()) {
        insert(
            "INSERT INTO verdicts VALUES (?, ?, ?)", id, verdict.claim(), verdict.shown() ? 1 : 0);
      }
    }
  }

  private String config() {
    try {
      return Files.readString(run.config());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read %s: %s".formatted(run.config(), e), e);
    }
  }

  private void pairs(String table, Map<String, String> pairs) throws SQLException {
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      insert("INSERT INTO " + table + " VALUES (?, ?, ?)", id, pair.getKey(), pair.getValue());
    }
  }

  private void fit(ArmResult arm, SeedResult seed) throws SQLException {
    insert(
        "INSERT INTO fits VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        arm.name(),
        arm.label(),
        seed.seed(),
        seed.parameters(),
        seed.bestEpoch(),
        seed.seconds());
    for (var split : Map.of("test", seed.test(), "validation", seed.validation()).entrySet()) {
      for (Map.Entry<String, Double> metric : split.getValue().entrySet()) {
        insert(
            "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?)",
            id,
            arm.name(),
            seed.seed(),
            split.getKey(),
            metric.getKey(),
            metric.getValue());
      }
    }
    String sql = "INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement rows = connection.prepareStatement(sql)) {
      for (Epoch epoch : seed.history()) {
        Map<String, Double> own = Map.of("loss", epoch.loss(), "rate", epoch.rate());
        for (var split :
            Map.of("train", own, "validation", epoch.validation(), "test", epoch.test())
                .entrySet()) {
          for (Map.Entry<String, Double> metric : split.getValue().entrySet()) {
            fill(
                rows,
                id,
                arm.name(),
                seed.seed(),
                epoch.epoch(),
                split.getKey(),
                metric.getKey(),
                metric.getValue());
            rows.addBatch();
          }
        }
      }
      rows.executeBatch();
    }
  }

  private void insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement row = connection.prepareStatement(sql)) {
      fill(row, values);
      row.executeUpdate();
    }
  }

  private static void fill(PreparedStatement row, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      // SQLite has no NaN: it becomes NULL.
      Object value = values[i] instanceof Double d && d.isNaN() ? null : values[i];
      row.setObject(i + 1, value);
    }
  }
}
