package dev.erlangen.train.loop;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.Tensor;

/** An optimiser at work: its rule applied to one flat vector, and its memory. */
public interface Update {
  /**
   * Moves the parameters once. Gradients are present on entry; everything that is allocated belongs
   * to the caller's scope, and no gradient graph is recorded.
   *
   * @param rate learning rate of this step
   * @param again evaluates loss and gradients at the current parameters and returns the loss, for
   *     rules that look more than once
   */
  void step(double rate, double loss, DoubleSupplier again);

  /** The memory as tensors by name; they are live, not copies. */
  Map<String, Tensor> state();

  /** Continues from a {@link #state()} of the same rule and the same number of parameters. */
  void restore(Map<String, Tensor> state);

  /** Makes the rule for parameters and gradients of one shape (P). */
  static Update of(Optimizer optimizer, Tensor values, Tensor gradients) {
    return switch (optimizer.kind()) {
      case ADAM, ADAMW -> new Adam(optimizer, values, gradients);
      case SGD -> new Sgd(optimizer, values, gradients);
      case LBFGS -> new Lbfgs(optimizer, values, gradients);
    };
  }
}
