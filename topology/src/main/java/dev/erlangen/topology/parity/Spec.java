package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Typed access to the description of a module or network; mistakes name the key and the value. */
record Spec(JsonNode node) {

  String word(String key, String... allowed) {
    Check.that(node.path(key).isTextual(), "'%s' must be a text, got %s", key, node.path(key));
    String value = node.get(key).asText();
    return allowed.length == 0 ? value : Check.oneOf(key, value, Arrays.asList(allowed));
  }

  boolean isAbsent(String key) {
    return !node.hasNonNull(key);
  }

  int integer(String key) {
    Check.that(
        node.path(key).canConvertToInt(), "'%s' must be an integer, got %s", key, node.path(key));
    return node.get(key).intValue();
  }

  int integer(String key, int fallback) {
    return isAbsent(key) ? fallback : integer(key);
  }

  boolean flag(String key) {
    Check.that(
        isAbsent(key) || node.get(key).isBoolean(),
        "'%s' must be true or false, got %s",
        key,
        node.path(key));
    return node.path(key).asBoolean(false);
  }

  List<Integer> integers(String key) {
    Check.that(node.path(key).isArray(), "'%s' must be a list, got %s", key, node.path(key));
    List<Integer> out = new ArrayList<>();
    node.get(key).forEach(n -> out.add(n.asInt()));
    return out;
  }

  List<Spec> list(String key) {
    Check.that(node.path(key).isArray(), "'%s' must be a list, got %s", key, node.path(key));
    List<Spec> out = new ArrayList<>();
    node.get(key).forEach(n -> out.add(new Spec(n)));
    return out;
  }

  Spec child(String key) {
    Check.that(node.path(key).isObject(), "'%s' must be an object, got %s", key, node.path(key));
    return new Spec(node.get(key));
  }

  /** Channels in, then after every linear map of {@code mlp}. */
  List<Long> widths() {
    List<Long> out = new ArrayList<>();
    Check.that(node.path("mlp").isArray(), "'mlp' must be a list of pairs, got %s", node);
    for (JsonNode pair : node.get("mlp")) {
      if (out.isEmpty()) {
        out.add(pair.get(0).asLong());
      }
      Check.that(
          pair.get(0).asLong() == out.get(out.size() - 1),
          "consecutive maps of 'mlp' must fit, got %s",
          node.get("mlp"));
      out.add(pair.get(1).asLong());
    }
    return out;
  }
}
