package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Normalisation over the last axis, {@code y = (x - μ)/√(σ² + ε) · w + b} (Ba et al. 2016). State:
 * {@code weight}, {@code bias}, each (C).
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {

  /** Size C and ε. */
  public record Config(long channels, double epsilon) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("epsilon", epsilon);
    }

    /** With ε = 1e-5. */
    public Config(long channels) {
      this(channels, 1e-5);
    }

    /** Scale 1, shift 0. */
    public LayerNorm init() {
      return new LayerNorm(Init.constant(1, channels), Init.constant(0, channels), epsilon);
    }
  }

  /** Normalises (..., C). */
  public Tensor forward(Tensor x) {
    return torch.layer_norm(
        x,
        new long[] {weight.size(0)},
        new TensorOptional(weight),
        new TensorOptional(bias),
        epsilon,
        true);
  }
}
