package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.Tensor;

/** Typed access to the configuration of a case, and the inputs that cases share. */
record LolConfig(JsonNode node) {
  long integer(String key) {
    Check.that(
        node.path(key).isIntegralNumber(),
        "config.%s must be an integer, got %s",
        key,
        node.path(key));
    return node.get(key).longValue();
  }

  long integer(String key, long fallback) {
    return node.hasNonNull(key) ? integer(key) : fallback;
  }

  double number(String key, double fallback) {
    JsonNode value = node.path(key);
    Check.that(
        !node.hasNonNull(key) || value.isNumber(),
        "config.%s must be a number, got %s",
        key,
        value);
    return value.asDouble(fallback);
  }

  boolean flag(String key) {
    JsonNode value = node.path(key);
    Check.that(
        !node.hasNonNull(key) || value.isBoolean(),
        "config.%s must be true or false, got %s",
        key,
        value);
    return value.asBoolean(false);
  }

  List<Long> integers(String key) {
    Check.that(node.path(key).isArray(), "config.%s must be a list of integers", key);
    return StreamSupport.stream(node.get(key).spliterator(), false).map(JsonNode::asLong).toList();
  }

  /** The factors {@code u.0, v.0, u.1, …} among the inputs. */
  static LowRank factors(Map<String, Tensor> inputs) {
    return factors(inputs, "u", "v");
  }

  static LowRank factors(Map<String, Tensor> inputs, String uName, String vName) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; inputs.containsKey(uName + "." + l); l++) {
      u.add(input(inputs, uName + "." + l));
      v.add(input(inputs, vName + "." + l));
    }
    return new LowRank(u, v);
  }

  static Tensor input(Map<String, Tensor> inputs, String name) {
    Tensor t = inputs.get(name);
    Check.that(t != null, "the case has no input '%s', only %s", name, inputs.keySet());
    return t;
  }
}
