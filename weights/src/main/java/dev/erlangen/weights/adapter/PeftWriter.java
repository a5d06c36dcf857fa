package dev.erlangen.weights.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.AtomicFile;
import dev.erlangen.core.io.SafeTensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Writes an adapter as a PEFT folder. Rank and alpha of every module are stated exactly, by
 * patterns where they differ; fields of the adapter's own configuration are kept.
 */
public final class PeftWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeftWriter() {}

  /**
   * Writes {@code adapter_config.json} and {@code adapter_model.safetensors} into {@code folder}.
   *
   * @throws IllegalArgumentException if PEFT cannot say what the adapter is: modules of both
   *     layouts
   */
  public static void write(Adapter adapter, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    adapter
        .modules()
        .forEach(
            (name, pair) -> {
              boolean embedding = pair.kind() == LoraPair.Kind.EMBEDDING;
              String stem = PeftDialect.PREFIX + name + (embedding ? ".lora_embedding_" : ".lora_");
              String end = embedding ? "" : ".weight";
              tensors.put(stem + "A" + end, pair.down().contiguous());
              tensors.put(stem + "B" + end, pair.up().contiguous());
            });
    adapter
        .extra()
        .forEach((name, tensor) -> tensors.put(PeftDialect.PREFIX + name, tensor.contiguous()));
    SafeTensors.write(folder.resolve("adapter_model.safetensors"), tensors, Map.of("format", "pt"));
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(config(adapter));
    AtomicFile.write(
        folder.resolve("adapter_config.json"),
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(json);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  private static ObjectNode config(Adapter adapter) {
    PeftConfig own = adapter.config();
    ObjectNode out = own == null ? JSON.createObjectNode() : own.raw().deepCopy();
    LoraPair first = adapter.modules().values().iterator().next();
    long rank = first.rank();
    double alpha = first.scale() * rank;
    ObjectNode ranks = JSON.createObjectNode();
    ObjectNode alphas = JSON.createObjectNode();
    ArrayNode targets = JSON.createArrayNode();
    adapter
        .modules()
        .forEach(
            (name, pair) -> {
              targets.add(name);
              if (pair.rank() != rank) {
                ranks.put(quoted(name), pair.rank());
              }
              if (pair.scale() * pair.rank() != alpha) {
                alphas.put(quoted(name), pair.scale() * pair.rank());
              }
            });
    long transposed = linear(adapter, true);
    Check.that(
        transposed == 0 || linear(adapter, false) == 0,
        "PEFT has one fan_in_fan_out for all modules, this adapter has both layouts");
    out.put("peft_type", "LORA").put("r", rank).put("lora_alpha", alpha).put("use_rslora", false);
    out.put("fan_in_fan_out", transposed > 0);
    out.set("rank_pattern", ranks);
    out.set("alpha_pattern", alphas);
    if (!out.has("target_modules")) {
      out.set("target_modules", targets);
    }
    return out;
  }

  private static long linear(Adapter adapter, boolean transposed) {
    return adapter.modules().values().stream()
        .filter(p -> p.kind() == LoraPair.Kind.LINEAR && p.transposed() == transposed)
        .count();
  }

  /** A pattern that fits this path only. */
  private static String quoted(String name) {
    return "^" + name.replaceAll("([^A-Za-z0-9_])", "\\\\$1");
  }
}
