package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.RowProduct;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Affine map of the last axis, {@code y = x Wᵀ + b}. State: {@code weight} (O, I), {@code bias}
 * (O).
 *
 * @param weight (O, I)
 * @param bias (O), or null
 */
public record Linear(Tensor weight, @Nullable Tensor bias) {

  /**
   * Sizes of a linear layer.
   *
   * @param in input channels I
   * @param out output channels O
   * @param bias whether b is present
   */
  public record Config(long in, long out, boolean bias) {
    public Config {
      Check.notNegative("in", in);
      Check.positive("out", out);
    }

    /** With bias. */
    public Config(long in, long out) {
      this(in, out, true);
    }

    /** PyTorch's default: weight and bias from U(±1/√I). */
    public Linear init(Rng rng) {
      return new Linear(Init.fanIn(rng, in, out, in), bias ? Init.fanIn(rng, in, out) : null);
    }
  }

  /** Maps (..., I) to (..., O). */
  public Tensor forward(Tensor x) {
    Check.that(
        x.size(-1) == weight.size(1),
        "linear layer expects %d channels on the last axis, got %d",
        weight.size(1),
        x.size(-1));
    return RowProduct.of(x, weight, bias);
  }
}
