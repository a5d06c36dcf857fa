package dev.erlangen.graph.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Typed access to the configuration of a parity case; every mistake names the key and the value.
 */
record CaseConfig(JsonNode node, String path) {
  static CaseConfig of(JsonNode config) {
    return new CaseConfig(config, "");
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  CaseConfig child(String key) {
    Check.that(node.path(key).isObject(), "config.%s%s must be an object", path, key);
    return new CaseConfig(node.get(key), path + key + ".");
  }

  long integer(String key) {
    Check.that(
        node.path(key).isIntegralNumber(),
        "config.%s%s must be an integer, got %s",
        path,
        key,
        node.path(key));
    return node.get(key).longValue();
  }

  long integer(String key, long fallback) {
    return has(key) ? integer(key) : fallback;
  }

  double number(String key, double fallback) {
    Check.that(
        !has(key) || node.get(key).isNumber(),
        "config.%s%s must be a number, got %s",
        path,
        key,
        node.path(key));
    return has(key) ? node.get(key).doubleValue() : fallback;
  }

  boolean flag(String key, boolean fallback) {
    Check.that(
        !has(key) || node.get(key).isBoolean(),
        "config.%s%s must be true or false, got %s",
        path,
        key,
        node.path(key));
    return has(key) ? node.get(key).booleanValue() : fallback;
  }

  /** A word among {@code allowed}; anything else is unsupported and named. */
  String word(String key, String fallback, String... allowed) {
    String value = has(key) ? node.get(key).asText() : fallback;
    return Check.oneOf("config." + path + key, value, Arrays.asList(allowed));
  }

  /** Fails unless the key is absent or has the only supported value. */
  void only(String key, boolean supported) {
    Check.that(
        flag(key, supported) == supported,
        "config.%s%s = %s is not supported",
        path,
        key,
        !supported);
  }

  List<Integer> integers(String key) {
    Check.that(node.path(key).isArray(), "config.%s%s must be a list of integers", path, key);
    return StreamSupport.stream(node.get(key).spliterator(), false).map(JsonNode::asInt).toList();
  }

  Activation activation(String key) {
    return switch (word(key, "relu", "relu", "elu", "tanh")) {
      case "elu" -> Activation.ELU;
      case "tanh" -> Activation.TANH;
      default -> Activation.RELU;
    };
  }

  /** The sizes of an MLP or a network on sets under their official names. */
  Mlp.Config mlp() {
    Norm norm =
        new Norm(
            flag("use_bn", false), flag("bn_track_running_stats", true), flag("use_ln", false));
    return new Mlp.Config(
        integer("in_channels"),
        integer("hidden_channels", 32),
        integer("out_channels", 1),
        (int) integer("num_layers", 3),
        norm,
        activation("activation"),
        number("dropout", 0),
        flag("residual", false));
  }
}
