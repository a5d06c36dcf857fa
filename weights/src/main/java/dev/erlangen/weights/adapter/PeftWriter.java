package dev.erlangen.weights.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.AtomicFile;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
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
   *     layouts, DoRA magnitudes that are not one per row
   */
  public static void write(Adapter adapter, Path folder) throws IOException {
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
        .forEach(
            (name, tensor) ->
                tensors.put(PeftDialect.PREFIX + name, extra(adapter, name, tensor).contiguous()));
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(config(adapter));
    Files.createDirectories(folder);
    SafeTensors.write(folder.resolve("adapter_model.safetensors"), tensors, Map.of("format", "pt"));
    AtomicFile.write(
        folder.resolve("adapter_config.json"),
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(json);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /** PEFT's DoRA has one magnitude per row of a linear weight, (n); kohya writes it as (n, 1). */
  private static Tensor extra(Adapter adapter, String name, Tensor tensor) {
    String module = Adapter.magnitudeOf(name);
    LoraPair pair = adapter.modules().get(module);
    if (pair == null || pair.kind() != LoraPair.Kind.LINEAR) {
      return tensor;
    }
    Check.that(
        tensor.numel() == pair.rows() && (tensor.dim() == 1 || tensor.size(0) == pair.rows()),
        "module '%s': PEFT has a DoRA magnitude for each of its %d rows, got shape %s",
        module,
        pair.rows(),
        Tensors.shape(tensor));
    return tensor.reshape(-1);
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
    if (adapter.hasMagnitudes()) {
      out.put("use_dora", true);
    }
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
