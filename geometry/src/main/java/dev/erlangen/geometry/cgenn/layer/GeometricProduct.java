package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import dev.erlangen.geometry.clifford.ProductTable;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The geometric product of every channel with a normalised linear map of all channels, a weight for
 * each path of grades: {@code (L x + Σ_p w_p (x^(left) z^(right))^(out)) / √2} with {@code z =
 * norm(R x)}. Equivariant under O(V, S).
 *
 * <p>State: {@code weight} (C, P), {@code normalization.a}, {@code linear_right.weight}, {@code
 * linear_left.weight}, {@code linear_left.bias}.
 */
public record GeometricProduct(
    Config config,
    Tensor weight,
    @Nullable MultivectorNormalization normalization,
    MultivectorLinear linearRight,
    @Nullable MultivectorLinear linearLeft)
    implements EquivariantLayer {

  /**
   * Sizes and options.
   *
   * @param channels C
   * @param paths the paths of the algebra
   * @param firstOrder whether the linear term L x is added
   * @param normalization initial value of the normalisation, null for none
   */
  public record Config(
      long channels, GradePaths paths, boolean firstOrder, @Nullable Double normalization) {
    public Config {
      Check.positive("channels", channels);
    }

    /** With a linear term and a normalisation that starts halfway. */
    public Config(long channels, GradePaths paths) {
      this(channels, paths, true, 0.0);
    }

    /** Weights from N(0, 1/(n+1)). */
    public GeometricProduct init(Rng rng) {
      int n = paths.dimension();
      return new GeometricProduct(
          this,
          Init.normal(rng, 1 / Math.sqrt(n + 1), channels, paths.count()),
          normalization == null
              ? null
              : new MultivectorNormalization.Config(channels, n, normalization).init(rng),
          new MultivectorLinear.Config(channels, channels, n, true, false).init(rng),
          firstOrder ? new MultivectorLinear.Config(channels, channels, n).init(rng) : null);
    }
  }

  /** Maps (B, C, 2^n) to the same shape. */
  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(
        apply(BladeMajor.in(x, algebra, config.paths.dimension(), config.channels), algebra));
  }

  Tensor apply(Tensor x, CliffordAlgebra algebra) {
    PathProducts.check(algebra, config.paths);
    ProductTable table = algebra.table();
    if (table != null && SparseProducts.fit(x, weight, table)) {
      return FusedProduct.apply(x, this, table, algebra.blades());
    }
    Tensor right = linearRight.apply(x);
    Tensor product =
        PathProducts.channelwise(x, right, normalization, weight, algebra, config.paths);
    return linearLeft == null
        ? product
        : linearLeft.apply(x).add(product).mul(Tensors.scalar(Math.sqrt(0.5)));
  }
}
