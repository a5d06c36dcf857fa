package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import java.util.List;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;

/**
 * Gives a value computed in Java a gradient computed in Java.
 *
 * <pre>{@code
 * Tensor value = NoGrad.get(() -> x.relu());
 * return CustomGradient.attach(value, x, (g, saved) -> g.mul(saved.get(0).gt(ZERO)), value);
 * }</pre>
 *
 * <p>The value itself is not copied, and beyond the backward functions no work proportional to the
 * size of the tensors is done. When gradients are switched off, or no input requires one, the value
 * is returned as it is.
 *
 * <p>A backward function must not capture tensors: what it needs is passed as {@code saved}, is
 * held until the graph is freed (at the end of a backward pass that does not retain it) and is
 * checked not to have been written to in between. It runs with gradients switched off and in a
 * scope of its own; it is called for every backward pass, at most once per pass and input.
 *
 * <p>Second derivatives are refused with an error unless {@link Order#ANY} declares that the
 * backward functions consist of differentiable operations.
 */
public final class CustomGradient {
  private CustomGradient() {}

  /**
   * Maps the gradient of the output to the gradient of one input, which must have the shape of that
   * input.
   */
  @FunctionalInterface
  public interface Backward {
    /**
     * Returns the gradient of one input.
     *
     * @param gradient of the shape of the output; need not be contiguous
     * @param saved what was passed as saved, detached unless the order is {@link Order#ANY}
     */
    Tensor gradient(Tensor gradient, List<Tensor> saved);
  }

  /** How often the result can be differentiated. */
  public enum Order {
    /** Once: a backward pass that creates a graph is an error. */
    FIRST,
    /** Any number of times: the backward functions are made of differentiable operations only. */
    ANY
  }

  /** Returns whether a value made from {@code inputs} takes part in differentiation. */
  public static boolean needed(Tensor... inputs) {
    if (!GradMode.is_enabled()) {
      return false;
    }
    for (Tensor input : inputs) {
      if (input.requires_grad()) {
        return true;
      }
    }
    return false;
  }

  /** {@link #attach(Order, Tensor, List, List, List)} for one input and first derivatives. */
  public static Tensor attach(Tensor value, Tensor input, Backward backward, Tensor... saved) {
    return attach(Order.FIRST, value, List.of(input), List.of(backward), List.of(saved));
  }

  /**
   * Makes {@code value} the differentiable result of {@code inputs}.
   *
   * @param value a fresh tensor, best computed in {@link NoGrad}; it is taken over. If it has a
   *     history of its own, the gradient also flows on into that
   * @param inputs what the value was computed from
   * @param backwards one function per input; not called for inputs that require no gradient
   * @param saved tensors for the backward functions; with {@link Order#ANY} inputs only
   * @return the value, now with a gradient
   */
  public static Tensor attach(
      Order order,
      Tensor value,
      List<Tensor> inputs,
      List<Backward> backwards,
      List<Tensor> saved) {
    Check.that(
        inputs.size() == backwards.size(),
        "one backward function per input is needed, got %d for %d inputs",
        backwards.size(),
        inputs.size());
    if (!needed(inputs.toArray(Tensor[]::new))) {
      return value;
    }
    Check.that(
        !value.requires_grad() || !value.is_leaf(),
        "the value must be computed, got a leaf that requires a gradient");
    // A value with a history keeps it below the new node, so it needs a tensor of its own above.
    Tensor result = value.requires_grad() ? value.detach() : value;
    Attachment.make(order, value, result, inputs, backwards, saved);
    return result;
  }
}
