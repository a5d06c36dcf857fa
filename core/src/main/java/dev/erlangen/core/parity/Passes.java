package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** The runs of a case, one for each mode that an output or gradient asks for. */
final class Passes {
  private static final int MOVES = 8;

  private final ParityCase c;
  private final List<Part> parts;
  private final Map<String, Tensor> file;
  private final Map<Boolean, Pass> done = new HashMap<>();
  private final Map<Boolean, List<Pass>> moved = new HashMap<>();

  Passes(ParityCase c, List<Part> parts, Map<String, Tensor> file) {
    this.c = c;
    this.parts = parts;
    this.file = file;
  }

  /** The run in the mode of the tensor of that name: its own, or that of all gradients, or all. */
  Pass of(String name) {
    return done.computeIfAbsent(isTraining(name), t -> run(t, null));
  }

  /** Some runs in that mode on inputs moved by exact symmetries; none if no symmetry is known. */
  List<Pass> moved(String name) {
    if (parts.stream().anyMatch(p -> p.model().moved() == null)) {
      return List.of();
    }
    Rng rng = new Rng(0);
    return moved.computeIfAbsent(
        isTraining(name), t -> IntStream.range(0, MOVES).mapToObj(i -> run(t, rng)).toList());
  }

  private boolean isTraining(String name) {
    JsonNode mode = c.root().path("mode");
    if (mode.isObject()) {
      JsonNode fallback =
          name.startsWith("grad.") && mode.has("grad") ? mode.get("grad") : mode.path("default");
      mode = mode.has(name) ? mode.get(name) : fallback;
    }
    String word = mode.asText("eval");
    Check.that(
        mode.isNull() || mode.isMissingNode() || word.equals("train") || word.equals("eval"),
        "%s: mode of %s must be train or eval, got '%s'",
        c.file(),
        name,
        word);
    return word.equals("train");
  }

  private Pass run(boolean training, @Nullable Rng symmetries) {
    Set<String> ignored = new HashSet<>();
    c.root().path("ignored_params").forEach(n -> ignored.add(n.asText()));
    Map<String, String> aliases = new HashMap<>();
    for (var e : c.root().path("aliases").properties()) {
      aliases.put("param." + e.getKey(), "param." + e.getValue().asText());
    }
    return Pass.run(parts, file, aliases, ignored, type(), training, symmetries);
  }

  private ScalarType type() {
    String dtype = c.root().path("dtype").asText("float64");
    return switch (dtype) {
      case "float64" -> ScalarType.Double;
      case "float32" -> ScalarType.Float;
      default ->
          throw new IllegalArgumentException(
              c.file() + ": dtype must be float64 or float32, got '" + dtype + "'");
    };
  }
}
