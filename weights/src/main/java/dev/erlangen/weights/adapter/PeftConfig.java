package dev.erlangen.weights.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code adapter_config.json} says about the scale of every module.
 *
 * @param rank r where no pattern says otherwise
 * @param alpha lora_alpha where no pattern says otherwise
 * @param ranks r by pattern; a pattern fits a module that is it or ends with a dot and it, the
 *     first that fits counts
 * @param alphas lora_alpha by pattern
 * @param rootScale whether the scale is alpha/√r (rsLoRA), not alpha/r
 * @param transposed whether the base model stores weights (in, out)
 * @param raw all fields, to be written back
 */
public record PeftConfig(
    int rank,
    double alpha,
    Map<String, Integer> ranks,
    Map<String, Double> alphas,
    boolean rootScale,
    boolean transposed,
    ObjectNode raw) {
  private static final int LARGEST_RANK = 1 << 20;
  private static final Set<String> SAME_LAYOUT = Set.of("LORA");

  /** Makes the maps immutable. */
  public PeftConfig {
    Check.between("r", rank, 1, LARGEST_RANK);
    Check.that(Double.isFinite(alpha), "lora_alpha must be finite, got %s", alpha);
    ranks = Collections.unmodifiableMap(new LinkedHashMap<>(ranks));
    alphas = Collections.unmodifiableMap(new LinkedHashMap<>(alphas));
  }

  /**
   * Reads the fields.
   *
   * @throws IllegalArgumentException if the method is not LoRA or a field is unusable
   */
  public static PeftConfig of(JsonNode json) {
    Check.that(json instanceof ObjectNode, "adapter_config.json must hold a JSON object");
    ObjectNode root = (ObjectNode) json;
    String type = root.path("peft_type").asText("").toUpperCase(Locale.ROOT);
    Check.that(
        SAME_LAYOUT.contains(type),
        "peft_type must be LORA, got '%s': this method has no pair of low-rank factors",
        root.path("peft_type").asText(""));
    Map<String, Integer> ranks = new LinkedHashMap<>();
    Map<String, Double> alphas = new LinkedHashMap<>();
    patterns(root, "rank_pattern")
        .forEach((key, value) -> ranks.put(key, integer("rank_pattern." + key, value)));
    patterns(root, "alpha_pattern")
        .forEach((key, value) -> alphas.put(key, number("alpha_pattern." + key, value)));
    return new PeftConfig(
        integer("r", root.path("r")),
        number("lora_alpha", root.path("lora_alpha")),
        ranks,
        alphas,
        root.path("use_rslora").asBoolean(false),
        root.path("fan_in_fan_out").asBoolean(false),
        root);
  }

  private static Map<String, JsonNode> patterns(ObjectNode root, String field) {
    JsonNode node = root.path(field);
    Check.that(
        node.isObject() || node.isMissingNode() || node.isNull(), "%s must be an object", field);
    Map<String, JsonNode> out = new LinkedHashMap<>();
    node.properties().forEach(e -> out.put(e.getKey(), e.getValue()));
    return out;
  }

  private static int integer(String field, JsonNode node) {
    Check.that(
        node.isIntegralNumber() && node.canConvertToInt(),
        "%s must be an integer, got %s",
        field,
        node.isMissingNode() ? "nothing" : node);
    return (int) Check.between(field, node.intValue(), 1, LARGEST_RANK);
  }

  private static double number(String field, JsonNode node) {
    Check.that(
        node.isNumber() && Double.isFinite(node.doubleValue()),
        "%s must be a number, got %s",
        field,
        node.isMissingNode() ? "nothing" : node);
    return node.doubleValue();
  }

  /** The configured rank of a module. */
  public int rankOf(String module) {
    return first(ranks, module, rank);
  }

  /** {@code alpha/r} or {@code alpha/√r} of a module. */
  public double scaleOf(String module) {
    int r = rankOf(module);
    return first(alphas, module, alpha) / (rootScale ? Math.sqrt(r) : r);
  }

  private static <T> T first(Map<String, T> patterns, String module, T fallback) {
    for (Map.Entry<String, T> e : patterns.entrySet()) {
      if (ModulePattern.suffix(e.getKey()).matches(module)) {
        return e.getValue();
      }
    }
    return fallback;
  }

  /**
   * Whether the configuration names the module as a target: a list of suffixes, or one expression
   * for whole paths. True if it does not say.
   */
  public boolean targets(String module) {
    JsonNode targets = raw.path("target_modules");
    if (targets.isTextual()) {
      return targets.asText().equals("all-linear")
          || ModulePattern.whole(targets.asText()).matches(module);
    }
    if (!targets.isArray() || targets.isEmpty()) {
      return true;
    }
    for (JsonNode target : targets) {
      if (module.equals(target.asText()) || module.endsWith("." + target.asText())) {
        return true;
      }
    }
    return false;
  }
}
