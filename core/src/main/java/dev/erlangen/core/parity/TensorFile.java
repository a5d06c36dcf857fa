package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Reads the tensors of a case. */
final class TensorFile {
  private static final Map<String, ScalarType> TYPES =
      Map.of(
          "F64",
          ScalarType.Double,
          "F32",
          ScalarType.Float,
          "F16",
          ScalarType.Half,
          "I64",
          ScalarType.Long,
          "I32",
          ScalarType.Int,
          "U8",
          ScalarType.Byte,
          "BOOL",
          ScalarType.Bool);

  private TensorFile() {}

  static Map<String, Tensor> read(Path file) {
    Torch.load();
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      Check.that(all.remaining() >= 8, "%s is cut off", file);
      long length = all.getLong();
      Check.that(length >= 2 && length <= all.remaining(), "%s: impossible header", file);
      byte[] header = new byte[(int) length];
      all.get(header);
      int start = all.position();
      Map<String, Tensor> out = new LinkedHashMap<>();
      for (var e : new ObjectMapper().readTree(header).properties()) {
        if (!e.getKey().equals("__metadata__")) {
          out.put(e.getKey(), one(file, e.getKey(), e.getValue(), all, start));
        }
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tensor one(Path file, String name, JsonNode entry, ByteBuffer all, int start) {
    long from = start + entry.path("data_offsets").path(0).asLong(-1);
    long to = start + entry.path("data_offsets").path(1).asLong(-1);
    Check.that(start <= from && from <= to && to <= all.limit(), "%s: offsets of %s", file, name);
    ScalarType type = TYPES.get(entry.path("dtype").asText());
    Check.that(type != null, "%s: dtype of %s", file, name);
    long[] shape = new long[entry.path("shape").size()];
    Arrays.setAll(shape, i -> entry.path("shape").path(i).asLong());
    byte[] bytes = Arrays.copyOfRange(all.array(), (int) from, (int) to);
    return bytes.length == 0
        ? org.bytedeco.pytorch.global.torch.zeros(
            shape, new org.bytedeco.pytorch.TensorOptions(type))
        : Tensor.create(bytes, bytes.length).view(type).reshape(shape);
  }
}
