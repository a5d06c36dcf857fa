package dev.erlangen.core.parity;

import dev.erlangen.core.Check;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The inputs of a case, which must be there. */
public final class CaseInputs {
  private CaseInputs() {}

  /** Returns the input called {@code name}, or fails naming those that there are. */
  public static Tensor get(Map<String, Tensor> inputs, String name) {
    Tensor value = inputs.get(name);
    Check.that(value != null, "the case has no input '%s', only %s", name, inputs.keySet());
    return value;
  }
}
