package dev.erlangen.spark.neuralpathways.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Typed access to one object of a JSON file; every mistake names the file, the key and the value.
 */
record Fields(Path file, JsonNode node) {
  Fields child(String key) {
    Check.that(node.path(key).isObject(), "%s: '%s' must be an object", file, key);
    return new Fields(file, node.get(key));
  }

  JsonNode list(String key) {
    Check.that(node.path(key).isArray(), "%s: '%s' must be a list", file, key);
    return node.get(key);
  }

  List<String> texts(String key) {
    List<String> out = new ArrayList<>();
    list(key).forEach(n -> out.add(n.asText()));
    Check.that(!out.isEmpty(), "%s: '%s' must not be empty", file, key);
    return out;
  }

  String text(String key) {
    Check.that(node.path(key).isTextual(), "%s: '%s' must be a text", file, key);
    return node.get(key).asText();
  }

  String sha256() {
    String text = text("sha256");
    Check.that(text.matches("[0-9a-f]{64}"), "%s: '%s' is no sha256", file, text);
    return text;
  }

  long integer(String key, long low, long high) {
    JsonNode value = node.path(key);
    Check.that(
        value.isIntegralNumber() && value.canConvertToLong(),
        "%s: '%s' must be an integer, got %s",
        file,
        key,
        value);
    return Check.between(key + " in " + file, value.longValue(), low, high);
  }

  double real(String key) {
    Check.that(
        node.path(key).isNumber() || "NaN".equals(node.path(key).asText()),
        "%s: '%s' must be a number, got %s",
        file,
        key,
        node.path(key));
    return node.get(key).asDouble(Double.NaN);
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    String text = text(key);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "%s: '%s' must be one of %s, got '%s'"
            .formatted(file, key, List.of(type.getEnumConstants()), text));
  }
}
