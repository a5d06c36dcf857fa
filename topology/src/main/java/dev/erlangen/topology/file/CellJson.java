package dev.erlangen.topology.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the JSON form of cells. */
final class CellJson {
  private static final long LARGEST = 64L << 20;
  private static final Set<String> KEYS = Set.of("nodes", "edges", "faces", "cells");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private CellJson() {}

  static ComplexDraft read(Path file) {
    JsonNode root = parse(file);
    Check.that(root.isObject(), "%s must hold a JSON object", file);
    root.fieldNames().forEachRemaining(k -> Check.oneOf("key of " + file, k, KEYS));
    ComplexDraft out = new ComplexDraft();
    if (root.has("nodes")) {
      Check.that(root.get("nodes").isInt(), "%s: 'nodes' must be an integer", file);
      within(file, "nodes", () -> out.nodes(root.get("nodes").intValue()));
    }
    each(file, root, "edges", out::edge);
    each(file, root, "faces", out::face);
    each(file, root, "cells", out::cell);
    return out;
  }

  private static void each(Path file, JsonNode root, String key, Consumer<int[]> add) {
    JsonNode list = root.path(key);
    Check.that(list.isMissingNode() || list.isArray(), "%s: '%s' must be a list", file, key);
    for (int i = 0; i < list.size(); i++) {
      String where = "%s[%d]".formatted(key, i);
      JsonNode cell = list.get(i);
      Check.that(cell.isArray(), "%s: %s must be a list of nodes", file, where);
      int[] nodes = new int[cell.size()];
      for (int j = 0; j < nodes.length; j++) {
        Check.that(cell.get(j).isInt(), "%s: %s[%d] must be a node", file, where, j);
        nodes[j] = cell.get(j).intValue();
      }
      within(file, where, () -> add.accept(nodes));
    }
  }

  private static void within(Path file, String where, Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + where + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      Check.that(Files.size(file) <= LARGEST, "%s is larger than 64 MiB", file);
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
