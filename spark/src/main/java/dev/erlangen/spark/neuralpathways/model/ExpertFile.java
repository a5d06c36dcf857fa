package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.Dtype;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.io.SafeTensorsHeader;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Box;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
   * @param content of the file
   * @param header of the content
   * @throws IllegalArgumentException if a tensor is missing, left over, of another shape or not
   *     finite
   */
  static ExpertData read(
      Path file,
      byte[] content,
      SafeTensorsHeader header,
      int leaf,
      List<Slot> slots,
      int inputs,
      Manifest.Entry entry) {
    Slot last = slots.get(slots.size() - 1);
    float[] flat = new float[last.offset() + last.size()];
    Floats in = new Floats(file, content, header);
    for (Slot slot : slots) {
      float[] values = in.of(slot.name(), slot.shape());
      System.arraycopy(values, 0, flat, slot.offset(), values.length);
    }
    float[] lo = in.of("box.lo", inputs);
    float[] hi = in.of("box.hi", inputs);
    Check.that(
        header.entries().size() == slots.size() + 2,
        "%s has %d tensors, an expert has %d",
        file,
        header.entries().size(),
        slots.size() + 2);
    return new ExpertData(leaf, flat, new Box(lo, hi), entry.rows(), entry.loss());
  }

  /** The tensors of a file in memory. */
  private record Floats(Path file, byte[] content, SafeTensorsHeader header) {
    float[] of(String name, long... shape) {
      SafeTensorsHeader.Entry entry = header.entries().get(name);
      Check.that(entry != null, "%s has no tensor '%s'", file, name);
      List<Long> wanted = Arrays.stream(shape).boxed().toList();
      Check.that(
          entry.dtype() == Dtype.F32 && entry.shape().equals(wanted),
          "%s: '%s' must be F32 %s, got %s %s",
          file,
          name,
          wanted,
          entry.dtype(),
          entry.shape());
      float[] values = new float[(int) (entry.bytes() / Float.BYTES)];
      ByteBuffer.wrap(content, (int) (header.dataStart() + entry.begin()), (int) entry.bytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      for (float v : values) {
        Check.that(Float.isFinite(v), "%s: '%s' has a value that is not finite", file, name);
      }
      return values;
    }
  }
}
