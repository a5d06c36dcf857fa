package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * As {@link GeometricProduct}, with a weight for each path and each pair of an input and an output
 * channel: {@code (L x + Σ_m Σ_p w[o,m,p] (x_m^(left) z_m^(right))^(out)) / √2}. Equivariant under
 * O(V, S).
 *
 * <p>State: {@code weight} (O, I, P), {@code normalization.a}, {@code linear_right.weight}, {@code
 * linear_left.weight}, {@code linear_left.bias}.
 */
public record FullyConnectedGeometricProduct(
    Config config,
    Tensor weight,
    @Nullable MultivectorNormalization normalization,
    MultivectorLinear linearRight,
    @Nullable MultivectorLinear linearLeft)
    implements EquivariantLayer {

  /**
   * Sizes and options.
   *
   * @param in input channels I
   * @param out output channels O
   * @param paths the paths of the algebra
   * @param firstOrder whether the linear term L x is added
   * @param normalization initial value of the normalisation, null for none
   */
  public record Config(
      long in, long out, GradePaths paths, boolean firstOrder, @Nullable Double normalization) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
    }

    /** With a linear term and a normalisation that starts halfway. */
    public Config(long in, long out, GradePaths paths) {
      this(in, out, paths, true, 0.0);
    }

    /** Weights from N(0, 1/(I(n+1))). */
    public FullyConnectedGeometricProduct init(Rng rng) {
      int n = paths.dimension();
      return new FullyConnectedGeometricProduct(
          this,
          Init.normal(rng, 1 / Math.sqrt(in * (n + 1.0)), out, in, paths.count()),
          normalization == null
              ? null
              : new MultivectorNormalization.Config(in, n, normalization).init(rng),
          new MultivectorLinear.Config(in, in, n, true, false).init(rng),
          firstOrder ? new MultivectorLinear.Config(in, out, n).init(rng) : null);
    }
  }

  /** Maps (B, I, 2^n) to (B, O, 2^n). */
  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(
        apply(BladeMajor.in(x, algebra, config.paths.dimension(), config.in), algebra));
  }

  Tensor apply(Tensor x, CliffordAlgebra algebra) {
    Tensor right = linearRight.apply(x);
    Tensor product = PathProducts.mixing(x, right, normalization, weight, algebra, config.paths);
    return linearLeft == null
        ? product
        : linearLeft.apply(x).add(product).mul(Tensors.scalar(Math.sqrt(0.5)));
  }
}
