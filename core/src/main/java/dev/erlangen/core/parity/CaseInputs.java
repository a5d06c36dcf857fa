package dev.erlangen.core.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The inputs of a case.
 *
 * @param tensors by name without the prefix {@code input.}
 */
public record CaseInputs(Map<String, Tensor> tensors) {

  /** Whether there is an input of that name. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * Returns the input called {@code name}.
   *
   * @throws IllegalArgumentException naming those that there are, if it is not among them
   */
  public Tensor get(String name) {
    Tensor value = tensors.get(name);
    Check.that(value != null, "the case has no input '%s', only %s", name, tensors.keySet());
    return value;
  }

  /** The inputs {@code name.0}, {@code name.1}, … as far as they go. */
  public List<Tensor> list(String name) {
    List<Tensor> out = new ArrayList<>();
    while (has(name + "." + out.size())) {
      out.add(get(name + "." + out.size()));
    }
    return out;
  }

  /** The entries of an input as integers. */
  public int[] ints(String name) {
    return ints(get(name));
  }

  /** The entries of a tensor as integers. */
  public static int[] ints(Tensor t) {
    return Arrays.stream(Tensors.longs(t)).mapToInt(Math::toIntExact).toArray();
  }
}
