package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Runs a case: builds the model, loads the official parameters strictly by name, runs it and
 * compares every output and gradient.
 */
public final class Parity {
  private Parity() {}

  /**
   * Checks one case with everything on the class path.
   *
   * @param file the json or the tensor file beside it
   * @throws UnsupportedCaseException if nothing installed knows its system, or it has no tensors
   *     and nothing installed reads it
   * @throws IllegalArgumentException if a file is unusable
   */
  public static ParityReport run(Path file) {
    return run(ParityCase.read(file), ParityModels.installed());
  }

  /** As {@link #run(Path)}, with the given models. */
  public static ParityReport run(ParityCase c, ParityModels models) {
    Optional<ParityReader> reader = models.reader(c);
    if (reader.isPresent()) {
      return new ParityReport(c.name(), reader.get().check(c));
    }
    if (!c.hasTensors() || c.root().has("tensors")) {
      throw new UnsupportedCaseException(
          c.name() + ": nothing installed reads cases of the kind '" + c.model() + "'");
    }
    if (!models.knows(c.system())) {
      throw new UnsupportedCaseException(
          c.name() + ": nothing installed knows the system '" + c.system() + "'");
    }
    List<Part> parts = Part.of(c, models);
    try (PointerScope scope = new PointerScope()) {
      ParityReport report = new ParityReport(c.name(), rows(c, parts, c.tensors()));
      Check.that(!report.rows().isEmpty(), "%s has no output to compare", c.tensorFile());
      return report;
    }
  }

  private static List<ParityRow> rows(ParityCase c, List<Part> parts, Map<String, Tensor> file) {
    Passes passes = new Passes(c, parts, file);
    Gradients gradients = new Gradients(c, passes, file);
    List<ParityRow> rows = new ArrayList<>();
    for (var e : c.root().path("outputs").properties()) {
      if (!file.containsKey(e.getKey())) {
        rows.add(ParityRow.differs(e.getKey(), "", "described, but not in the tensor file"));
      }
    }
    for (String name : file.keySet()) {
      if (name.startsWith("output.")) {
        rows.add(output(c, name, passes, file));
      }
    }
    boolean sound = rows.stream().noneMatch(r -> r.verdict() == ParityRow.Verdict.DIFFERS);
    for (String name : file.keySet()) {
      if (name.startsWith("grad.")) {
        rows.add(gradients.row(name, sound));
      }
    }
    return rows;
  }

  private static ParityRow output(
      ParityCase c, String name, Passes passes, Map<String, Tensor> file) {
    String shape = Tensors.shape(Objects.requireNonNull(file.get(name)));
    for (JsonNode free : c.root().path("not_compared")) {
      if (free.asText().equals(name)) {
        return ParityRow.skipped(name, shape, "random: not compared");
      }
    }
    JsonNode needs = c.output(name).path("needs");
    if (needs.isTextual() && !present(c, needs.asText())) {
      return ParityRow.skipped(name, shape, "needs " + needs.asText());
    }
    return new Comparison(c, passes.of(name).tensors(), file).row(name);
  }

  /** Whether {@code data:<path>} is in the mirror of data sets, {@code fixtures:<path>} here. */
  private static boolean present(ParityCase c, String needs) {
    int colon = needs.indexOf(':');
    String path = needs.substring(colon + 1);
    if (needs.startsWith("data:")) {
      String mirror = System.getenv("ERLANGEN_DATA");
      return mirror != null && Files.exists(Path.of(mirror, path));
    }
    Path folder = c.file().toAbsolutePath().getParent();
    return folder != null && Files.exists(folder.resolveSibling(path));
  }
}
