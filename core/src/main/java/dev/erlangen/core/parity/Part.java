package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * One model of a case: the only one, or an entry of {@code config.modules}.
 *
 * @param prefix of its parameters; empty takes all that no other prefix takes
 * @param model with parameters to be overwritten
 * @param spec its entry in {@code config.modules}, or a missing node
 */
record Part(String prefix, ParityModel<?> model, JsonNode spec) {

  /** The models of a case: one for the whole, or one for each module. */
  static List<Part> of(ParityCase c, ParityModels models) {
    JsonNode modules = c.config().path("modules");
    if (models.knows(c.system(), c.model()) || !modules.isArray()) {
      ParityModel<?> whole = models.build(c.system(), c.model(), c.config());
      return List.of(new Part("", whole, MissingNode.getInstance()));
    }
    List<Part> parts = new ArrayList<>();
    for (JsonNode m : modules) {
      Check.that(m.path("model").isTextual(), "%s: every module needs 'model'", c.file());
      ParityModel<?> model = models.build(c.system(), m.path("model").asText(), m.path("config"));
      parts.add(new Part(m.path("prefix").asText(""), model, m));
    }
    return parts;
  }

  /** Whether the parameter belongs to this part: no prefix of {@code all} fits it better. */
  boolean owns(String parameter, List<Part> all) {
    return fits(parameter)
        && all.stream().noneMatch(p -> p.prefix.length() > prefix.length() && p.fits(parameter));
  }

  private boolean fits(String parameter) {
    return prefix.isEmpty() || parameter.startsWith(prefix + ".");
  }

  /** The parameter's name inside this part. */
  String inner(String parameter) {
    return prefix.isEmpty() ? parameter : parameter.substring(prefix.length() + 1);
  }

  /** The parameter's name in the file. */
  String outer(String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  /**
   * Picks this part's inputs: those of the case by their own names, and those of its entry by role.
   *
   * @param known inputs and outputs so far, by full name
   */
  CaseInputs inputs(Map<String, Tensor> known) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    known.forEach(
        (name, t) -> {
          if (name.startsWith("input.")) {
            out.put(name.substring("input.".length()), t);
          }
        });
    roles("inputs")
        .forEach(
            (role, name) -> {
              Tensor t = known.get(name);
              Check.that(t != null, "module '%s' needs %s, which nothing gives", prefix, name);
              out.put(role, t);
            });
    return new CaseInputs(out);
  }

  /** Full names of what this part gave. */
  Map<String, Tensor> outputs(Map<String, Tensor> given) {
    Map<String, String> roles = roles("outputs");
    Map<String, Tensor> out = new LinkedHashMap<>();
    given.forEach((role, t) -> out.put(roles.getOrDefault(role, "output." + role), t));
    return out;
  }

  /** From role to full name; a list of names has the roles {@code role.0}, {@code role.1}, …. */
  private Map<String, String> roles(String key) {
    Map<String, String> out = new LinkedHashMap<>();
    for (var e : spec.path(key).properties()) {
      if (e.getValue().isArray()) {
        for (int i = 0; i < e.getValue().size(); i++) {
          out.put(e.getKey() + "." + i, e.getValue().get(i).asText());
        }
      } else {
        out.put(e.getKey(), e.getValue().asText());
      }
    }
    return out;
  }
}
