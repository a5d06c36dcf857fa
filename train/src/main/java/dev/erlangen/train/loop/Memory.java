package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/** Reads tensors of a checkpoint. */
final class Memory {
  private Memory() {}

  /** Returns the tensor of that name, or fails saying what the checkpoint has instead. */
  static Tensor get(Map<String, Tensor> state, String name) {
    Check.that(
        state.containsKey(name),
        "the checkpoint lacks '%s', it has %s; it was written by another model or optimiser",
        name,
        state.keySet());
    return Objects.requireNonNull(state.get(name));
  }
}
