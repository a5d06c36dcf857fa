package dev.erlangen.train.checkpoint;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Position;
import dev.erlangen.train.loop.Snapshot;
import dev.erlangen.train.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;

/**
 * A snapshot as one safetensors file: tensors as they are, everything else as JSON in the file's
 * metadata, so that a kill can never leave two files that disagree.
 *
 * @param path the file
 * @param identity what the snapshot belongs to: a text that is equal exactly for equal trainings
 */
public record CheckpointFile(Path path, String identity) {
  private static final String FORMAT = "erlangen-checkpoint-1";

  /** Replaces the file. */
  public void write(Snapshot snapshot) throws IOException {
    SafeTensors.write(
        path,
        snapshot.tensors(),
        new TreeMap<>(
            Map.of(
                "format",
                FORMAT,
                "identity",
                identity,
                "position",
                Json.line(snapshot.position()))));
  }

  /**
   * Reads the file, if there is one. The tensors belong to nobody's scope.
   *
   * @throws IllegalArgumentException if it is damaged or belongs to another training
   */
  public Optional<Snapshot> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    Map<String, String> metadata;
    Map<String, Tensor> tensors;
    try {
      metadata = SafeTensors.header(path).metadata();
      tensors = SafeTensors.read(path);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the checkpoint cannot be used: %s; delete it to train this part again from the start"
              .formatted(e.getMessage()),
          e);
    }
    Check.that(
        FORMAT.equals(metadata.get("format")),
        "%s is not a checkpoint of this version (format %s, known is %s)",
        path,
        metadata.get("format"),
        FORMAT);
    Check.that(
        identity.equals(metadata.get("identity")),
        "%s belongs to another training:\n  it was %s\n  now it is %s",
        path,
        metadata.get("identity"),
        identity);
    Position position =
        Json.parse(metadata.getOrDefault("position", ""), Position.class, path + " (its position)");
    Map<String, Tensor> kept = new TreeMap<>();
    tensors.forEach((name, t) -> kept.put(name, Tensors.keep(t)));
    return Optional.of(new Snapshot(position, kept));
  }
}
