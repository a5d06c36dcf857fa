package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Writes a case of the toy model y = x Wᵀ + b, loss = Σ y², computed here by hand. */
final class CaseFolder {
  final ObjectMapper mapper = new ObjectMapper();
  final Map<String, Tensor> tensors = new LinkedHashMap<>();
  final ObjectNode json = mapper.createObjectNode();

  /** W = ((1, 2), (3, 4)), b = (0.5, -1), x = ((1, -1), (2, 0.5)). */
  CaseFolder() {
    tensors.put("param.weight", Tensors.of(new double[] {1, 2, 3, 4}, 2, 2));
    tensors.put("param.bias", Tensors.of(new double[] {0.5, -1}));
    tensors.put("input.x", Tensors.of(new double[] {1, -1, 2, 0.5}, 2, 2));
    tensors.put("output.y", Tensors.of(new double[] {-0.5, -2, 3.5, 7}, 2, 2));
    tensors.put("output.loss", Tensors.of(new double[] {0.25 + 4 + 12.25 + 49}));
    tensors.put("grad.weight", Tensors.of(new double[] {13, 4.5, 24, 11}, 2, 2));
    tensors.put("grad.bias", Tensors.of(new double[] {6, 10}));
    json.put("system", "toy").put("case", "by_hand").put("model", "linear");
    json.put("dtype", "float64").put("mode", "eval").put("loss", "sum of output.y squared");
    json.putObject("config").put("in", 2).put("out", 2);
    json.putObject("tolerance").put("rtol", 1e-12).put("atol", 1e-13);
    ObjectNode outputs = json.putObject("outputs");
    outputs.putObject("output.y").put("dtype", "float64");
    outputs.putObject("output.loss").put("dtype", "float64");
    json.putArray("ignored_params");
  }

  Path write(Path folder) throws IOException {
    Path file = folder.resolve("by_hand.json");
    Files.writeString(file, mapper.writeValueAsString(json));
    ObjectNode header = mapper.createObjectNode();
    int at = 0;
    for (var e : tensors.entrySet()) {
      ObjectNode entry = header.putObject(e.getKey());
      entry.put("dtype", e.getValue().is_floating_point() ? "F64" : "I64");
      for (long s : e.getValue().shape()) {
        entry.withArray("shape").add(s);
      }
      if (e.getValue().dim() == 0) {
        entry.putArray("shape");
      }
      int size = (int) e.getValue().numel() * 8;
      entry.putArray("data_offsets").add(at).add(at += size);
    }
    byte[] head = mapper.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(8 + head.length + at).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(head.length).put(head);
    for (Tensor t : tensors.values()) {
      if (t.is_floating_point()) {
        for (double v : Tensors.doubles(t)) {
          out.putDouble(v);
        }
      } else {
        for (long v : Tensors.longs(t)) {
          out.putLong(v);
        }
      }
    }
    Files.write(folder.resolve("by_hand.safetensors"), out.array());
    return file;
  }
}
