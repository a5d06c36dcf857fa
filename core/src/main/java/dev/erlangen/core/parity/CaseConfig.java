package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Typed access to the configuration of a parity case; every mistake names the key and the value.
 *
 * @param node the JSON object
 * @param path of its keys in messages, empty or ending in a dot
 */
public record CaseConfig(JsonNode node, String path) {
  /** The configuration of a case. */
  public static CaseConfig of(JsonNode config) {
    return new CaseConfig(config, "");
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A nested object. */
  public CaseConfig child(String key) {
    Check.that(node.path(key).isObject(), "config.%s%s must be an object", path, key);
    return new CaseConfig(node.get(key), path + key + ".");
  }

  /** A list of nested objects. */
  public List<CaseConfig> children(String key) {
    Check.that(node.path(key).isArray(), "config.%s%s must be a list", path, key);
    List<CaseConfig> out = new ArrayList<>();
    for (JsonNode entry : node.get(key)) {
      out.add(new CaseConfig(entry, path + key + "[" + out.size() + "]."));
    }
    return out;
  }

  /** An integer that must be there. */
  public long integer(String key) {
    Check.that(
        node.path(key).isIntegralNumber(),
        "config.%s%s must be an integer, got %s",
        path,
        key,
        node.path(key));
    return node.get(key).longValue();
  }

  /** An integer, or {@code fallback} without one. */
  public long integer(String key, long fallback) {
    return has(key) ? integer(key) : fallback;
  }

  /** A number, or {@code fallback} without one. */
  public double number(String key, double fallback) {
    Check.that(
        !has(key) || node.get(key).isNumber(),
        "config.%s%s must be a number, got %s",
        path,
        key,
        node.path(key));
    return has(key) ? node.get(key).doubleValue() : fallback;
  }

  /** True or false, or {@code fallback} without either. */
  public boolean flag(String key, boolean fallback) {
    Check.that(
        !has(key) || node.get(key).isBoolean(),
        "config.%s%s must be true or false, got %s",
        path,
        key,
        node.path(key));
    return has(key) ? node.get(key).booleanValue() : fallback;
  }

  /** A text that must be there. */
  public String text(String key) {
    Check.that(
        node.path(key).isTextual(),
        "config.%s%s must be a text, got %s",
        path,
        key,
        node.path(key));
    return node.get(key).asText();
  }

  /** One of the {@code allowed} words, which must be there. */
  public String oneOf(String key, String... allowed) {
    return Check.oneOf("config." + path + key, text(key), Arrays.asList(allowed));
  }

  /** A word among {@code allowed}; anything else is unsupported and named. */
  public String word(String key, String fallback, String... allowed) {
    String value = has(key) ? node.get(key).asText() : fallback;
    return Check.oneOf("config." + path + key, value, Arrays.asList(allowed));
  }

  /** Fails unless the key is absent or has the only supported value. */
  public void only(String key, boolean supported) {
    Check.that(
        flag(key, supported) == supported,
        "config.%s%s = %s is not supported",
        path,
        key,
        !supported);
  }

  /** A list of integers that must be there. */
  public List<Integer> integers(String key) {
    JsonNode list = node.path(key);
    Check.that(
        list.isArray() && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isInt),
        "config.%s%s must be a list of integers, got %s",
        path,
        key,
        list);
    return StreamSupport.stream(node.get(key).spliterator(), false).map(JsonNode::asInt).toList();
  }

  /** The activation of that name: relu, elu or tanh; relu without one. */
  public Activation activation(String key) {
    return switch (word(key, "relu", "relu", "elu", "tanh")) {
      case "elu" -> Activation.ELU;
      case "tanh" -> Activation.TANH;
      default -> Activation.RELU;
    };
  }

  /** A list of numbers that must be there. */
  public double[] numbers(String key) {
    Check.that(node.path(key).isArray(), "config.%s%s must be a list of numbers", path, key);
    return StreamSupport.stream(node.get(key).spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** The sizes of an MLP or a network on sets under their official names. */
  public Mlp.Config mlp() {
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
