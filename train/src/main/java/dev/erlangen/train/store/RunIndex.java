package dev.erlangen.train.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All runs of a store in one SQLite database, {@code index.db}, for questions in SQL: runs,
 * provenance, data, fits, results, epochs and verdicts. The run folders are the truth: the index is
 * brought up to date from them whenever it is opened, and may be deleted.
 */
public final class RunIndex implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunIndex.class);
  private static final int BUSY_MILLIS = 10_000;

  private final RunStore store;
  private final Connection connection;

  private RunIndex(RunStore store, Connection connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Opens the index of {@code store} and brings it up to date; a damaged one is made anew. */
  public static RunIndex open(RunStore store) {
    Path file = store.root().resolve("index.db");
    try {
      Files.createDirectories(store.root());
      try {
        return opened(store, file);
      } catch (SQLException e) {
        log.warn("the index {} is rebuilt: {}", file, e.getMessage());
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
          Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
        return opened(store, file);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("cannot use the index %s: %s".formatted(file, e), e);
    }
  }

  private static RunIndex opened(RunStore store, Path file) throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute("PRAGMA foreign_keys = ON");
      for (String sql : schema().split(";")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      RunIndex index = new RunIndex(store, connection);
      index.update();
      return index;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static String schema() throws IOException {
    try (InputStream in = RunIndex.class.getResourceAsStream("index.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Brings the index of {@code store} up to date if that is possible: a run does not depend on it.
   */
  public static void refresh(RunStore store) {
    try (RunIndex index = open(store)) {
      log.debug("index of {} is up to date: {}", store.root(), index);
    } catch (IllegalStateException | SQLException e) {
      log.warn("the index of {} is not up to date: {}", store.root(), e.getMessage());
    }
  }

  /** Brings the index up to date with the folders; unchanged runs cost a look at their files. */
  public void update() throws SQLException {
    Map<String, String> known = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, signature FROM runs")) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getString(2));
      }
    }
    Set<String> gone = new HashSet<>(known.keySet());
    for (RunFolder run : store.all()) {
      gone.remove(run.id());
      String signature = signature(run);
      if (!signature.equals(known.get(run.id()))) {
        try {
          transaction(() -> new RunRows(connection, run).write(signature));
        } catch (IllegalArgumentException e) {
          log.warn("run {} is left out of the index: {}", run.id(), e.getMessage());
        }
      }
    }
    for (String id : gone) {
      transaction(() -> delete(id));
    }
  }

  private void delete(String id) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM runs WHERE id = ?")) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  /** A part that is written completely or not at all. */
  private interface Part {
    void run() throws SQLException;
  }

  private void transaction(Part part) throws SQLException {
    connection.setAutoCommit(false);
    try {
      part.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Changes when a fit or the run ends. */
  private static String signature(RunFolder run) {
    Path fits = run.path().resolve("fits");
    long done = 0;
    if (Files.isDirectory(fits)) {
      try (var files = Files.walk(fits, 3)) {
        done = files.filter(f -> f.endsWith("result.json")).count();
      } catch (IOException e) {
        done = -1;
      }
    }
    return done
        + " "
        + Files.exists(run.path().resolve("experiment.json"))
        + Files.exists(run.path().resolve("finish.json"));
  }

  /** Returns the list of runs, the newest first, by recipe if {@code recipe} is not empty. */
  public List<RunSummary> list(String recipe) throws SQLException {
    return new RunQueries(store, connection).list(recipe);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
