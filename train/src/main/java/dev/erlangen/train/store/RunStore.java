package dev.erlangen.train.store;

import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All runs of a folder. The folders are the truth; see {@link RunIndex} for the database beside
 * them.
 *
 * @param root folder of the runs
 */
public record RunStore(Path root) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** The store that {@code ERLANGEN_RUNS} names, or {@code runs} in the working folder. */
  public static RunStore standard() {
    String named = System.getenv("ERLANGEN_RUNS");
    return new RunStore(Path.of(named == null || named.isBlank() ? "runs" : named));
  }

  /**
   * Makes the folder of a new run.
   *
   * @param command what was typed; may be empty
   * @param config the configuration as YAML
   */
  public RunFolder create(
      String recipe, String system, List<Long> seeds, String device, String command, String config)
      throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    RunFolder folder = unused(recipe + "-" + STAMP.format(now));
    begin(folder, now, recipe, system, seeds, device, command, config);
    return folder;
  }

  /**
   * Makes the folder of a new run with a name that the user chose.
   *
   * @throws IllegalArgumentException if the name is taken or cannot be the name of a folder
   */
  public RunFolder createNamed(
      String id,
      String recipe,
      String system,
      List<Long> seeds,
      String device,
      String command,
      String config)
      throws IOException {
    Check.that(
        id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") && !id.equals("last"),
        "the name of a run has letters, digits, '.', '_' and '-', and is not 'last', got '%s'",
        id);
    Files.createDirectories(root);
    Path path = root.resolve(id);
    Check.that(!Files.exists(path), "there is already a run '%s' in %s", id, root);
    RunFolder folder = new RunFolder(Files.createDirectory(path));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    begin(folder, now, recipe, system, seeds, device, command, config);
    return folder;
  }

  private static void begin(
      RunFolder folder,
      Instant now,
      String recipe,
      String system,
      List<Long> seeds,
      String device,
      String command,
      String config)
      throws IOException {
    folder.writeInfo(
        new RunInfo(
            folder.id(),
            recipe,
            system,
            List.copyOf(seeds),
            device,
            command,
            now.toString(),
            Provenance.collect()),
        config);
  }

  private RunFolder unused(String name) throws IOException {
    Files.createDirectories(root);
    for (int i = 1; ; i++) {
      Path path = root.resolve(i == 1 ? name : name + "-" + i);
      try {
        return new RunFolder(Files.createDirectory(path));
      } catch (FileAlreadyExistsException e) {
        Check.that(i < 1000, "a thousand runs are called %s", name);
      }
    }
  }

  /** All runs, the newest first. */
  public List<RunFolder> all() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(root)) {
      return paths
          .filter(path -> Files.isRegularFile(path.resolve("run.json")))
          .sorted(Comparator.comparing(RunStore::age).thenComparing(Comparator.reverseOrder()))
          .map(RunFolder::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the runs in " + root, e);
    }
  }

  private static long age(Path run) {
    try {
      return -Files.getLastModifiedTime(run.resolve("run.json")).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Returns the run that {@code name} means: {@code last}, a path, an id, or the beginning of
   * exactly one id.
   */
  public RunFolder find(String name) {
    List<RunFolder> all = all();
    if (name.equals("last")) {
      Check.that(!all.isEmpty(), "there is no run in %s yet", root);
      return all.get(0);
    }
    if (Files.isRegularFile(Path.of(name).resolve("run.json"))) {
      return new RunFolder(Path.of(name));
    }
    List<String> ids = all.stream().map(RunFolder::id).toList();
    List<String> fitting =
        ids.contains(name) ? List.of(name) : ids.stream().filter(i -> i.startsWith(name)).toList();
    Check.that(
        !fitting.isEmpty(), "there is no run '%s' in %s%s", name, root, Nearest.hint(name, ids));
    Check.that(fitting.size() == 1, "'%s' means several runs: %s", name, fitting);
    return new RunFolder(root.resolve(fitting.get(0)));
  }

  /**
   * Deletes a run.
   *
   * @throws IllegalArgumentException if it is being trained
   */
  public void remove(RunFolder run) throws IOException {
    Check.that(run.status() != Status.RUNNING, "run %s is being trained", run.id());
    try (Stream<Path> files = Files.walk(run.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
