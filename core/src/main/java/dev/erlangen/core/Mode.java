package dev.erlangen.core;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How a forward pass is to be done: whether it trains (batch statistics, dropout), where its
 * randomness comes from, and who listens to its stages.
 *
 * @param training whether normalisation uses batch statistics and dropout is active
 * @param rng source of randomness, needed by dropout and random augmentation while training
 * @param trace listener to the stages
 */
public record Mode(boolean training, @Nullable Rng rng, Trace trace) {
  /** Evaluation: running statistics, no randomness. */
  public static final Mode EVAL = new Mode(false, null, Trace.NONE);

  /** Training with the given randomness. */
  public static Mode train(Rng rng) {
    return new Mode(true, rng, Trace.NONE);
  }

  /** Returns this mode with another listener. */
  public Mode tracing(Trace listener) {
    return new Mode(training, rng, listener);
  }

  /** Returns the randomness, or fails if this mode has none. */
  public Rng random() {
    if (rng == null) {
      throw new IllegalStateException(
          "this forward pass draws random numbers: use Mode.train(rng)");
    }
    return rng;
  }

  /** Whether somebody listens to the stages. */
  public boolean isTraced() {
    return trace != Trace.NONE;
  }

  /** Reports {@code value} as the stage {@code name} and returns it. */
  public Tensor trace(String name, String space, Tensor value) {
    trace.stage(name, space, value);
    return value;
  }
}
