package dev.erlangen.spark.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.parity.ParityCase;
import dev.erlangen.core.parity.ParityReader;
import dev.erlangen.core.parity.ParityRow;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code pathways/data}: small images with labels. Sizes and types are compared with the
 * description, values with their range.
 */
public final class DigitsCaseReader implements ParityReader {
  private static final int CLASSES = 10;

  @Override
  public boolean reads(ParityCase c) {
    return c.system().equals("pathways") && c.model().equals("data") && c.hasTensors();
  }

  @Override
  public List<ParityRow> check(ParityCase c) {
    List<ParityRow> rows = new ArrayList<>();
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> file = c.tensors();
      for (var described : c.root().path("tensors").properties()) {
        rows.add(row(described.getKey(), described.getValue(), file, c.config()));
      }
    }
    return rows;
  }

  private static ParityRow row(
      String name, JsonNode described, Map<String, Tensor> file, JsonNode config) {
    Tensor t = file.get(name);
    if (t == null) {
      return differs(name, "", "described, but not in the tensor file");
    }
    String shape = Tensors.shape(t);
    long[] wanted = new long[described.path("shape").size()];
    Arrays.setAll(wanted, i -> described.path("shape").get(i).asLong());
    if (!Arrays.equals(wanted, t.shape())) {
      return differs(name, shape, "must have shape " + described.path("shape"));
    }
    String type = t.scalar_type().intern().name().toLowerCase(Locale.ROOT);
    if (!described.path("dtype").asText().equals(type.equals("byte") ? "uint8" : type)) {
      return differs(name, shape, "must be " + described.path("dtype").asText() + ", is " + type);
    }
    long most = name.equals("labels") ? CLASSES - 1 : config.path("max_value").asLong();
    long[] values = Tensors.longs(t);
    boolean inside = Arrays.stream(values).allMatch(v -> v >= 0 && v <= most);
    boolean reached = Arrays.stream(values).max().orElse(-1) == most;
    return inside && reached
        ? new ParityRow(name, shape, 0, ParityRow.Verdict.AGREES, "")
        : differs(name, shape, "values must be 0 to " + most);
  }

  private static ParityRow differs(String name, String shape, String why) {
    return new ParityRow(name, shape, Double.POSITIVE_INFINITY, ParityRow.Verdict.DIFFERS, why);
  }
}
