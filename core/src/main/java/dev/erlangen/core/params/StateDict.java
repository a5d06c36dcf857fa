package dev.erlangen.core.params;

import dev.erlangen.core.Nearest;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Strict loading of named tensors into a model, with a readable difference when it fails. */
public final class StateDict {
  /** PyTorch's batch norms count their batches; with a fixed momentum nothing depends on it. */
  private static final String COUNTER = "num_batches_tracked";

  private StateDict() {}

  /**
   * Copies {@code state} into the tensors of {@code model}, converting dtype and device.
   *
   * @param ignored names in {@code state} that the model need not have, and names of the model that
   *     {@code state} need not have
   * @throws IllegalArgumentException listing every missing, unexpected and misshaped tensor;
   *     nothing is changed then
   */
  public static void load(Object model, Map<String, Tensor> state, Set<String> ignored) {
    Map<String, Tensor> own = Params.named(model);
    List<String> problems = differences(own, state, ignored);
    if (!problems.isEmpty()) {
      int shown = Math.min(20, problems.size());
      String rest = problems.size() > shown ? "\n  and " + (problems.size() - shown) + " more" : "";
      throw new IllegalArgumentException(
          "the file does not fit the model ("
              + problems.size()
              + " differences):\n  "
              + String.join("\n  ", problems.subList(0, shown))
              + rest);
    }
    try (NoGradGuard guard = new NoGradGuard()) {
      state.forEach(
          (name, value) -> {
            Tensor target = own.get(name);
            if (target != null) {
              target.copy_(value);
            }
          });
    }
  }

  private static List<String> differences(
      Map<String, Tensor> own, Map<String, Tensor> state, Set<String> ignored) {
    List<String> problems = new ArrayList<>();
    own.forEach(
        (name, tensor) -> {
          Tensor got = state.get(name);
          if (got == null) {
            if (!ignored.contains(name)) {
              problems.add("missing " + name + " " + Tensors.shape(tensor));
            }
          } else if (!Arrays.equals(got.shape(), tensor.shape())) {
            problems.add(
                name
                    + " has shape "
                    + Tensors.shape(got)
                    + ", the model needs "
                    + Tensors.shape(tensor));
          }
        });
    Set<String> missing =
        own.keySet().stream().filter(n -> !state.containsKey(n)).collect(Collectors.toSet());
    for (String name : state.keySet()) {
      if (!own.containsKey(name) && !ignored.contains(name) && !name.endsWith(COUNTER)) {
        problems.add(
            "unexpected "
                + name
                + " "
                + Tensors.shape(state.get(name))
                + Nearest.hint(name, missing));
      }
    }
    return problems;
  }
}
