package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Divides by the mean norm of whole multivectors over the channels, or over the batch: {@code a x /
 * (mean ‖x‖ + 1e-6)}. Equivariant under O(V, S).
 *
 * <p>State: {@code a} (1, C).
 */
public record MultivectorLayerNorm(Config config, Tensor a) implements EquivariantLayer {
  private static final double EPSILON = 1e-6;

  /** What the mean runs over. */
  public enum Over {
    /** The channels of each example. */
    CHANNELS,
    /** The examples, for each channel: a batch norm without running statistics. */
    BATCH
  }

  /**
   * Sizes.
   *
   * @param channels C
   */
  public record Config(long channels, Over over) {
    public Config {
      Check.positive("channels", channels);
    }

    /** Over the channels. */
    public Config(long channels) {
      this(channels, Over.CHANNELS);
    }

    /** a = 1; nothing is drawn. */
    public MultivectorLayerNorm init(Rng rng) {
      return new MultivectorLayerNorm(this, Init.constant(1, 1, channels));
    }
  }

  /** Maps (B, C, 2^n) to the same shape. */
  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(apply(BladeMajor.in(x, algebra.blades(), config.channels), algebra));
  }

  Tensor apply(Tensor x, CliffordAlgebra algebra) {
    Tensor norm = CliffordAlgebra.smoothRoot(BladeMajor.quadratics(x, algebra).sum(0L)); // (B, C)
    long[] axis = {config.over == Over.CHANNELS ? 1 : 0};
    Tensor mean = norm.mean(axis, true, new ScalarTypeOptional());
    return x.mul(a.div(mean.add(Tensors.scalar(EPSILON))));
  }
}
