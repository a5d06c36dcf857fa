package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.params.Name;
import dev.erlangen.topology.complex.ComplexBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a tensor diagram: a module for each target that changes. Targets are computed in the
 * order of the components, each with dropout and, with a residual, plus its old value; a later one
 * sees the new values of those before it.
 */
public record Layer(
    @Name("x_0") @Nullable CellModule nodes,
    @Name("x_1") @Nullable CellModule edges,
    @Name("x_2") @Nullable CellModule faces,
    @Name("x_0_1") @Nullable CellModule nodesInEdges,
    @Name("x_0_2") @Nullable CellModule nodesInFaces,
    @Name("x_1_2") @Nullable CellModule edgesInFaces,
    boolean residual,
    double dropout) {
  private static final Set<String> TARGETS = Set.of("x_0", "x_1", "x_2", "x_0_1", "x_0_2", "x_1_2");

  public Layer {
    Check.between("dropout", dropout, 0, 1);
  }

  /** A layer with the given modules by target, such as {@code x_0} or {@code x_0_2}. */
  public static Layer of(Map<String, CellModule> modules, boolean residual, double dropout) {
    modules.keySet().forEach(t -> Check.oneOf("target of a layer", t, TARGETS));
    return new Layer(
        modules.get("x_0"),
        modules.get("x_1"),
        modules.get("x_2"),
        modules.get("x_0_1"),
        modules.get("x_0_2"),
        modules.get("x_1_2"),
        residual,
        dropout);
  }

  /** A layer without residual and dropout. */
  public static Layer of(Map<String, CellModule> modules) {
    return of(modules, false, 0);
  }

  private Map<String, CellModule> targets() {
    Map<String, CellModule> out = new LinkedHashMap<>();
    put(out, "x_0", nodes);
    put(out, "x_1", edges);
    put(out, "x_2", faces);
    put(out, "x_0_1", nodesInEdges);
    put(out, "x_0_2", nodesInFaces);
    put(out, "x_1_2", edgesInFaces);
    return out;
  }

  private static void put(Map<String, CellModule> out, String target, @Nullable CellModule module) {
    if (module != null) {
      out.put(target, module);
    }
  }

  /** Returns the cochains with all targets replaced. */
  public Cochains forward(Cochains before, ComplexBatch batch, Mode mode) {
    Cochains now = before;
    for (var target : targets().entrySet()) {
      String name = target.getKey();
      Tensor value = Dropout.apply(target.getValue().forward(now, batch, mode), dropout, mode);
      Tensor old = before.find(name);
      now = now.with(name, residual && old != null ? value.add(old) : value);
    }
    return now;
  }
}
