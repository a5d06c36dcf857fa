package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Box;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * An expert on disk: its network's tensors by the names of {@link ExpertSpec#slots}, and {@code
 * box.lo}, {@code box.hi}.
 */
final class ExpertFile {
  private ExpertFile() {}

  /** The file of a leaf in a model folder. */
  static Path of(Path folder, int leaf) {
    return folder.resolve("experts").resolve(leaf + ".safetensors");
  }

  static void write(Path file, List<Slot> slots, ExpertData data) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> out = new LinkedHashMap<>();
      for (Slot slot : slots) {
        float[] values =
            Arrays.copyOfRange(data.parameters(), slot.offset(), slot.offset() + slot.size());
        out.put(slot.name(), Tensors.of(values, slot.shape()));
      }
      out.put("box.lo", Tensors.of(data.box().lo()));
      out.put("box.hi", Tensors.of(data.box().hi()));
      SafeTensors.write(file, out, Map.of("format", "pt"));
    }
  }

  /**
   * Reads an expert.
   *
   * @throws IllegalArgumentException if a tensor is missing, left over, of another shape or not
   *     finite
   */
  static ExpertData read(Path file, int leaf, List<Slot> slots, int inputs, Manifest.Entry entry)
      throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> in = new LinkedHashMap<>(SafeTensors.read(file));
      Slot last = slots.get(slots.size() - 1);
      float[] flat = new float[last.offset() + last.size()];
      for (Slot slot : slots) {
        float[] values = take(file, in, slot.name(), slot.shape());
        System.arraycopy(values, 0, flat, slot.offset(), values.length);
      }
      float[] lo = take(file, in, "box.lo", inputs);
      float[] hi = take(file, in, "box.hi", inputs);
      Check.that(in.isEmpty(), "%s has tensors that no expert has: %s", file, in.keySet());
      return new ExpertData(leaf, flat, new Box(lo, hi), entry.rows(), entry.loss());
    }
  }

  private static float[] take(Path file, Map<String, Tensor> in, String name, long... shape) {
    Tensor t = in.remove(name);
    Check.that(t != null, "%s has no tensor '%s'", file, name);
    Check.that(
        Arrays.equals(t.shape(), shape),
        "%s: '%s' must have shape %s, got %s",
        file,
        name,
        Arrays.toString(shape),
        Tensors.shape(t));
    float[] values = Tensors.floats(t);
    for (float v : values) {
      Check.that(Float.isFinite(v), "%s: '%s' has a value that is not finite", file, name);
    }
    return values;
  }
}
