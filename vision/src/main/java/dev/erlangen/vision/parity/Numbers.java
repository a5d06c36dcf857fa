package dev.erlangen.vision.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What a parity case must have. */
final class Numbers {
  private Numbers() {}

  static long whole(JsonNode config, String key) {
    Check.that(
        config.path(key).isIntegralNumber(),
        "config.%s must be an integer, got %s",
        key,
        config.path(key));
    return config.get(key).longValue();
  }

  static double real(JsonNode config, String key) {
    Check.that(
        config.path(key).isNumber(), "config.%s must be a number, got %s", key, config.path(key));
    return config.get(key).doubleValue();
  }

  static Tensor input(Map<String, Tensor> inputs, String name) {
    Tensor value = inputs.get(name);
    Check.that(value != null, "the case has no input '%s', only %s", name, inputs.keySet());
    return value;
  }
}
