package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import org.bytedeco.pytorch.Tensor;

/**
 * Divides every grade by an interpolation between 1 and its norm: {@code x^(g) / (σ(a)(‖x^(g)‖ - 1)
 * + 1 + 1e-6)}. Equivariant under O(V, S).
 *
 * <p>State: {@code a} (C, n+1).
 */
public record MultivectorNormalization(Config config, Tensor a) implements EquivariantLayer {
  private static final double EPSILON = 1e-6;

  /**
   * Sizes.
   *
   * @param channels C
   * @param dimension n
   * @param start initial value of a; 0 is halfway
   */
  public record Config(long channels, int dimension, double start) {
    public Config {
      Check.positive("channels", channels);
    }

    /** All entries of a are {@code start}; nothing is drawn. */
    public MultivectorNormalization init(Rng rng) {
      return new MultivectorNormalization(this, Init.constant(start, channels, dimension + 1));
    }
  }

  /** Maps (B, C, 2^n) to the same shape. */
  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(
        apply(BladeMajor.in(x, algebra, config.dimension, config.channels), algebra));
  }

  Tensor apply(Tensor x, CliffordAlgebra algebra) {
    Tensor norms = CliffordAlgebra.smoothRoot(BladeMajor.quadratics(x, algebra));
    Tensor divisor = norms.sub(Tensors.scalar(1)).mul(share()).add(Tensors.scalar(1 + EPSILON));
    return x.mul(BladeMajor.ofBlades(divisor.reciprocal(), algebra.blades()));
  }

  /** σ(a), (n+1, 1, C). */
  Tensor share() {
    return BladeMajor.perGrade(a).sigmoid();
  }
}
