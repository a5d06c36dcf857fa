package dev.erlangen.core.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.params.StateDict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * One run of freshly loaded models in one mode. Every mode gets its own copies, since training
 * moves running statistics.
 *
 * @param tensors inputs and outputs by full name
 * @param parameters our tensors by first full name, several where an official tensor has two names
 */
record Pass(Map<String, Tensor> tensors, Map<String, List<Tensor>> parameters) {

  static Pass run(
      List<Part> parts,
      Map<String, Tensor> file,
      Map<String, String> aliases,
      Set<String> ignored,
      ScalarType type,
      boolean training,
      @Nullable Rng symmetries) {
    Mode mode = training ? Mode.train(new Rng(0)) : Mode.EVAL;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    file.forEach(
        (name, t) -> {
          if (name.startsWith("input.")) {
            Tensor own = t.clone();
            tensors.put(name, own.is_floating_point() ? own.set_requires_grad(true) : own);
          }
        });
    Map<String, List<Tensor>> parameters = new HashMap<>();
    for (Part part : parts) {
      ParityModel<?> model = part.model().to(new Device("cpu"), type);
      load(part, parts, model.model(), file, aliases, ignored);
      Params.named(model.model())
          .forEach(
              (name, t) -> {
                String full = "param." + part.outer(name);
                List<Tensor> known =
                    parameters.computeIfAbsent(
                        aliases.getOrDefault(full, full), k -> new ArrayList<>());
                if (!known.contains(t)) {
                  known.add(t);
                }
              });
      try {
        tensors.putAll(part.outputs(model.outputs(part.inputs(tensors), mode, symmetries)));
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw e;
      } catch (RuntimeException e) {
        throw Torch.explain("running the model of the case", e);
      }
    }
    return new Pass(tensors, parameters);
  }

  /** Parameters and inputs with a gradient. */
  List<Tensor> leaves() {
    return Stream.concat(
            parameters.values().stream().flatMap(List::stream), tensors.values().stream())
        .filter(t -> t.requires_grad() && t.is_leaf())
        .toList();
  }

  private static void load(
      Part part,
      List<Part> parts,
      Object model,
      Map<String, Tensor> file,
      Map<String, String> aliases,
      Set<String> ignored) {
    Set<String> own = Params.named(model).keySet();
    Map<String, Tensor> state = new LinkedHashMap<>();
    Set<String> free = new HashSet<>();
    file.forEach(
        (full, t) -> {
          String name = full.substring(full.indexOf('.') + 1);
          if (full.startsWith("param.") && part.owns(name, parts)) {
            state.put(part.inner(name), t);
          }
        });
    ignored.stream().filter(n -> part.owns(n, parts)).forEach(n -> free.add(part.inner(n)));
    // A model may know a shared tensor by either of its two names, or by both.
    aliases.forEach(
        (secondFull, firstFull) -> {
          String second = part.inner(secondFull.substring("param.".length()));
          String first = part.inner(firstFull.substring("param.".length()));
          Tensor value = state.getOrDefault(first, state.get(second));
          if (value != null && own.contains(second)) {
            state.put(second, value);
          }
          if (value != null && own.contains(first)) {
            state.put(first, value);
          }
          free.add(own.contains(second) ? first : second);
        });
    StateDict.load(model, state, free);
  }
}
