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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;

/**
 * A snapshot as one safetensors file: tensors as they are, everything else as JSON in the file's
 * metadata, so that a kill can never leave two files that disagree.
 *
 * @param path the file
 * @param identity what the snapshot belongs to
 */
public record CheckpointFile(Path path, Identity identity) {
  private static final String FORMAT = "erlangen-checkpoint-2";

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
                Json.line(new TreeMap<>(identity.values())),
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
    List<String> differences = identity.differences(stored(metadata));
    Check.that(
        differences.isEmpty(),
        "%s belongs to another training:\n  %s",
        path,
        String.join("\n  ", differences));
    Position position =
        Json.parse(metadata.getOrDefault("position", ""), Position.class, path + " (its position)");
    Map<String, Tensor> kept = new TreeMap<>();
    tensors.forEach((name, t) -> kept.put(name, Tensors.keep(t)));
    return Optional.of(new Snapshot(position, kept));
  }

  private Map<String, String> stored(Map<String, String> metadata) {
    Map<String, String> values = new TreeMap<>();
    Json.parse(metadata.getOrDefault("identity", ""), Map.class, path + " (its identity)")
        .forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
    return values;
  }
}
