package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Buffer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation over all axes but the last: {@code y = (x - μ)/√(σ² + 1e-5) · w + b} (Ioffe
 * and Szegedy 2015). While training μ and σ² are those of the call and the running statistics move
 * by 0.1 (with the unbiased variance); otherwise the running ones are used. Without running
 * statistics those of the call are always used.
 *
 * <p>State: {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}, each (C).
 */
public record BatchNorm(
    Tensor weight,
    Tensor bias,
    @Buffer @Nullable Tensor runningMean,
    @Buffer @Nullable Tensor runningVar) {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  /**
   * Size of a batch norm.
   *
   * @param channels C
   * @param running whether running statistics are kept
   */
  public record Config(long channels, boolean running) {
    public Config {
      Check.positive("channels", channels);
    }

    /** With running statistics. */
    public Config(long channels) {
      this(channels, true);
    }

    /** Scale 1, shift 0, running mean 0, running variance 1. */
    public BatchNorm init() {
      return new BatchNorm(
          Init.constant(1, channels),
          Init.constant(0, channels),
          running ? Init.buffer(0, channels) : null,
          running ? Init.buffer(1, channels) : null);
    }
  }

  /** Normalises (..., C). */
  public Tensor forward(Tensor x, Mode mode) {
    Tensor rows = x.reshape(-1, x.size(-1)); // (M, C)
    boolean batch = mode.training() || runningMean == null;
    Check.that(
        !batch || rows.size(0) > 1,
        "batch statistics need more than one row, got %d; use a larger batch",
        rows.size(0));
    return torch
        .batch_norm(
            rows,
            new TensorOptional(weight),
            new TensorOptional(bias),
            optional(runningMean),
            optional(runningVar),
            batch,
            MOMENTUM,
            EPSILON,
            false)
        .view_as(x);
  }

  private static TensorOptional optional(@Nullable Tensor t) {
    return t == null ? new TensorOptional() : new TensorOptional(t);
  }
}
