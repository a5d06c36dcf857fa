package dev.erlangen.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.core.io.SafeTensorsHeader.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the JSON of a safetensors file into a header, believing nothing that it says. */
final class HeaderParser {
  private static final String METADATA = "__metadata__";
  private static final int MAX_DIMENSIONS = 64;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(20)
                          .maxStringLength(SafeTensors.MAX_HEADER)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;
  private final long dataLength;

  HeaderParser(String file, long dataLength) {
    this.file = file;
    this.dataLength = dataLength;
  }

  SafeTensorsHeader parse(ByteBuffer bytes, long dataStart) {
    JsonNode root = json(bytes);
    Check.that(root.isObject(), "%s: the header must be a JSON object", file);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (var field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        metadata.putAll(metadata(field.getValue()));
      } else {
        entries.put(field.getKey(), entry(field.getKey(), field.getValue()));
      }
    }
    return new SafeTensorsHeader(inDataOrder(entries), metadata, dataStart);
  }

  private JsonNode json(ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return JSON.readTree(text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": the header is not valid UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ": the header is not valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  private Map<String, String> metadata(JsonNode node) {
    Check.that(node.isObject(), "%s: %s must be an object of texts", file, METADATA);
    Map<String, String> out = new LinkedHashMap<>();
    for (var field : node.properties()) {
      Check.that(
          field.getValue().isTextual(), "%s: %s.%s must be a text", file, METADATA, field.getKey());
      out.put(field.getKey(), field.getValue().textValue());
    }
    return out;
  }

  private Entry entry(String name, JsonNode node) {
    Check.that(
        node.isObject() && node.size() == 3,
        "%s: tensor '%s' must have dtype, shape and data_offsets, got %s",
        file,
        name,
        brief(node));
    Dtype dtype = dtype(name, node.path("dtype"));
    List<Long> shape = numbers(name, "shape", node.path("shape"));
    Check.that(
        shape.size() <= MAX_DIMENSIONS,
        "%s: tensor '%s' has %d dimensions, at most %d are read",
        file,
        name,
        shape.size(),
        MAX_DIMENSIONS);
    List<Long> offsets = numbers(name, "data_offsets", node.path("data_offsets"));
    Check.that(
        offsets.size() == 2 && offsets.get(0) <= offsets.get(1) && offsets.get(1) <= dataLength,
        "%s: tensor '%s' has data_offsets %s, the file holds %d bytes of data",
        file,
        name,
        offsets,
        dataLength);
    Entry entry = new Entry(dtype, shape, offsets.get(0), offsets.get(1));
    Check.that(
        entry.bytes() == bytes(name, dtype, shape),
        "%s: tensor '%s' of %s %s needs %d bytes, its offsets span %d",
        file,
        name,
        dtype,
        shape,
        bytes(name, dtype, shape),
        entry.bytes());
    return entry;
  }

  private Dtype dtype(String name, JsonNode node) {
    String text = node.isTextual() ? node.textValue() : brief(node);
    List<String> known = Arrays.stream(Dtype.values()).map(Enum::name).toList();
    Check.that(
        node.isTextual() && known.contains(text),
        "%s: tensor '%s' has the unknown dtype %s; known are %s%s",
        file,
        name,
        brief(node),
        known,
        Nearest.hint(text, known));
    return Dtype.valueOf(text);
  }

  private List<Long> numbers(String name, String what, JsonNode node) {
    boolean good = node.isArray();
    List<Long> out = new ArrayList<>();
    for (JsonNode n : node) {
      good &= n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0;
      out.add(n.asLong());
    }
    Check.that(
        good,
        "%s: %s of tensor '%s' must be a list of whole numbers that are not negative, got %s",
        file,
        what,
        name,
        brief(node));
    return List.copyOf(out);
  }

  /** Overflow counts as too large: such a tensor cannot be in the file. */
  private long bytes(String name, Dtype dtype, List<Long> shape) {
    try {
      long product = dtype.bytes();
      for (long size : shape) {
        product = Math.multiplyExact(product, size);
      }
      return product;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          file + ": tensor '" + name + "' of shape " + shape + " is too large for any file", e);
    }
  }

  /** The data must be covered exactly: neither overlaps nor holes, where something could hide. */
  private Map<String, Entry> inDataOrder(Map<String, Entry> entries) {
    List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    Map<String, Entry> out = new LinkedHashMap<>();
    long at = 0;
    for (var e : sorted) {
      Check.that(
          e.getValue().begin() == at,
          "%s: tensor '%s' begins at byte %d of the data, the one before ends at %d",
          file,
          e.getKey(),
          e.getValue().begin(),
          at);
      at = e.getValue().end();
      out.put(e.getKey(), e.getValue());
    }
    Check.that(
        at == dataLength, "%s: the tensors end at byte %d of %d of data", file, at, dataLength);
    return out;
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
