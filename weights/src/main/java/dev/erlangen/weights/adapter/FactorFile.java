package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * One safetensors file in the making. A tensor is taken only if its name reads back as what it is,
 * so a file that is written holds the same modules.
 */
final class FactorFile {
  private final Dialect dialect;
  private final String label;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * An empty file.
   *
   * @param label what the dialect is called in messages
   */
  FactorFile(Dialect dialect, String label) {
    this.dialect = dialect;
    this.label = label;
  }

  /** Takes the two factors of a module. */
  void pair(String module, LoraPair pair, String upName, String downName) {
    Check.that(
        pair.kind() != LoraPair.Kind.EMBEDDING,
        "module '%s' is an embedding, which %s files cannot hold; PEFT folders can",
        module,
        label);
    Check.that(
        !pair.transposed(),
        "module '%s' stores its weight as (in, out), which %s files cannot say; PEFT folders can",
        module,
        label);
    put(downName, new Key(module, Role.DOWN), pair.down());
    put(upName, new Key(module, Role.UP), pair.up());
  }

  /** Takes a tensor of a module. */
  void put(String name, Key key, Tensor tensor) {
    Check.that(
        dialect.key(name).equals(Optional.of(key)),
        "%s files have no name for module '%s'; PEFT folders name any",
        label,
        key.module());
    tensors.put(name, tensor.contiguous());
  }

  /** Fails naming a tensor beside the pairs that this dialect has no place for. */
  IllegalArgumentException noPlace(String extra) {
    return new IllegalArgumentException(
        "%s files have no place for '%s'; PEFT folders keep it".formatted(label, extra));
  }

  /** Writes the file atomically. */
  void write(Path file) throws IOException {
    SafeTensors.write(file, tensors, Map.of("format", "pt"));
  }
}
