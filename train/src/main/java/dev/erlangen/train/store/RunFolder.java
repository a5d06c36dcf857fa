package dev.erlangen.train.store;

import dev.erlangen.core.Check;
import dev.erlangen.train.result.ArmFits;
import dev.erlangen.train.result.FitRecord;
import dev.erlangen.train.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of a run: {@code run.json}, {@code config.yaml}, {@code experiment.json}, a folder per
 * fit, {@code finish.json} and {@code report.html}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  /** Opens an existing run. */
  public static RunFolder open(Path path) {
    Check.that(
        Files.isRegularFile(path.resolve("run.json")), "%s is not a run (no run.json)", path);
    return new RunFolder(path);
  }

  /** Name of the run. */
  public String id() {
    return path.getFileName().toString();
  }

  /** The store it lies in. */
  public RunStore store() {
    return new RunStore(Objects.requireNonNull(path.toAbsolutePath().normalize().getParent()));
  }

  /** What is known from the start. */
  public RunInfo info() {
    return Json.read(path.resolve("run.json"), RunInfo.class);
  }

  /** The configuration, YAML. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** The report, HTML. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** What is known since the recipe was prepared; empty before. */
  public Optional<ExperimentInfo> experiment() {
    Path file = path.resolve("experiment.json");
    return Files.exists(file)
        ? Optional.of(Json.read(file, ExperimentInfo.class))
        : Optional.empty();
  }

  void writeInfo(RunInfo info, String config) throws IOException {
    Files.createDirectories(path);
    Files.writeString(config(), config);
    Json.write(path.resolve("run.json"), info);
  }

  /** Notes the prepared experiment. */
  public void writeExperiment(ExperimentInfo experiment) throws IOException {
    Json.write(path.resolve("experiment.json"), experiment);
  }

  /** The files of one fit. */
  public FitFolder fit(String arm, long seed) {
    Check.that(arm.matches("[A-Za-z0-9][A-Za-z0-9_-]*"), "'%s' cannot be the name of an arm", arm);
    return new FitFolder(path.resolve("fits").resolve(arm).resolve(Long.toString(seed)));
  }

  /** The end of the run; empty before. */
  public Optional<Finish> end() {
    Path file = path.resolve("finish.json");
    return Files.exists(file) ? Optional.of(Json.read(file, Finish.class)) : Optional.empty();
  }

  /** Declares the run finished. */
  public void finish(Finish finish) throws IOException {
    Json.write(path.resolve("finish.json"), finish);
    Files.deleteIfExists(failure());
  }

  private Path failure() {
    return path.resolve("failure.txt");
  }

  /** Notes why the run ended early. */
  public void fail(String why) throws IOException {
    Files.writeString(failure(), why + "\n");
  }

  /** Why the run ended early; empty if it did not. */
  public Optional<String> failed() {
    try {
      return Files.exists(failure())
          ? Optional.of(Files.readString(failure()).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("unknown: " + e.getMessage());
    }
  }

  /**
   * Takes the right to write.
   *
   * @throws IllegalArgumentException if the run is being trained
   */
  public RunLock lock() throws IOException {
    return RunLock.take(path.resolve("lock"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "run %s is being trained by another process".formatted(id())));
  }

  /** How far the run is. */
  public Status status() {
    if (Files.exists(path.resolve("finish.json"))) {
      return Status.FINISHED;
    }
    try {
      Optional<RunLock> lock = RunLock.take(path.resolve("lock"));
      if (lock.isEmpty()) {
        return Status.RUNNING;
      }
      lock.get().close();
    } catch (IOException e) {
      return Status.INTERRUPTED;
    }
    return Files.exists(failure()) ? Status.FAILED : Status.INTERRUPTED;
  }

  /**
   * Returns the results so far: arms that have a finished fit, with their finished seeds.
   *
   * @throws IllegalArgumentException if a file is damaged, naming it
   */
  public RunResult result() {
    ExperimentInfo experiment =
        experiment()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "run %s was stopped before it trained anything".formatted(id())));
    List<Long> seeds = info().seeds();
    List<ArmFits> arms =
        experiment.arms().stream()
            .map(arm -> new ArmFits(arm.name(), arm.label(), finished(arm.name(), seeds)))
            .toList();
    return RunResult.of(experiment.metric(), experiment.lowerIsBetter(), arms, experiment.facts())
        .withVerdicts(end().map(Finish::verdicts).orElse(List.of()));
  }

  private List<FitRecord> finished(String arm, List<Long> seeds) {
    return seeds.stream().flatMap(seed -> fit(arm, seed).result().stream()).toList();
  }
}
