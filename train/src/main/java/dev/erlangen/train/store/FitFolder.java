package dev.erlangen.train.store;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.result.FitRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one fit: {@code last.safetensors} (everything for resuming), {@code
 * model.safetensors} (the trained parameters), {@code metrics.jsonl} (a line per epoch) and {@code
 * result.json}, which exists once the fit is finished.
 *
 * @param path the folder, {@code fits/ARM/SEED}
 */
public record FitFolder(Path path) {
  /** Checkpoint to resume from. */
  public Path checkpoint() {
    return path.resolve("last.safetensors");
  }

  /** Trained parameters and buffers by name. */
  public Path model() {
    return path.resolve("model.safetensors");
  }

  private Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  private Path record() {
    return path.resolve("result.json");
  }

  /** Whether the fit is finished. */
  public boolean finished() {
    return Files.exists(record());
  }

  /** Returns the finished fit; empty if it is not finished. */
  public Optional<FitRecord> result() {
    return finished() ? Optional.of(Json.read(record(), FitRecord.class)) : Optional.empty();
  }

  /** Declares the fit finished. */
  public void finish(FitRecord fit) throws IOException {
    Json.write(record(), fit);
  }

  /**
   * Starts the log of epochs anew from {@code history} and removes what a kill left half-written.
   */
  public void restartLog(List<Epoch> history) throws IOException {
    Files.createDirectories(path);
    try (Stream<Path> files = Files.list(path)) {
      for (Path part : files.filter(f -> f.toString().endsWith(".part")).toList()) {
        Files.deleteIfExists(part);
      }
    }
    StringBuilder lines = new StringBuilder();
    history.forEach(epoch -> lines.append(Json.line(epoch)).append('\n'));
    Files.writeString(metrics(), lines);
  }

  /** Appends an epoch to the log. */
  public void log(Epoch epoch) throws IOException {
    Files.writeString(
        metrics(), Json.line(epoch) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Returns the logged epochs; a last line that a kill cut off is left out. */
  public List<Epoch> log() {
    List<Epoch> epochs = new ArrayList<>();
    try {
      if (!Files.exists(metrics())) {
        return epochs;
      }
      String text = Files.readString(metrics());
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().forEach(l -> epochs.add(Json.parse(l, Epoch.class, metrics().toString())));
      return epochs;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read %s: %s".formatted(metrics(), e.getMessage()), e);
    }
  }
}
