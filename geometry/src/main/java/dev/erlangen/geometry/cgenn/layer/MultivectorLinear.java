package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A linear map of the channels, the same for all blades of a grade: {@code y_n^(g) = Σ_m W[n,m,g]
 * x_m^(g)}, with a bias on the scalar. Equivariant under O(V, S) of every metric.
 *
 * <p>State: {@code weight} (O, I, n+1), or (O, I) when one map serves all grades; {@code bias} (1,
 * O, 1).
 */
public record MultivectorLinear(Config config, Tensor weight, @Nullable Tensor bias)
    implements EquivariantLayer {

  /**
   * Sizes of a linear map.
   *
   * @param in input channels I
   * @param out output channels O
   * @param dimension n
   * @param subspaces whether every grade has its own map
   * @param bias whether there is a bias
   */
  public record Config(long in, long out, int dimension, boolean subspaces, boolean bias) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Blades.of(dimension);
    }

    /** One map per grade, with bias. */
    public Config(long in, long out, int dimension) {
      this(in, out, dimension, true, true);
    }

    /** Weights from N(0, 1/I), bias 0. */
    public MultivectorLinear init(Rng rng) {
      double std = 1 / Math.sqrt(in);
      return new MultivectorLinear(
          this,
          subspaces
              ? Init.normal(rng, std, out, in, dimension + 1)
              : Init.normal(rng, std, out, in),
          bias ? Init.constant(0, 1, out, 1) : null);
    }
  }

  /** Maps (B, I, 2^n) to (B, O, 2^n). */
  public Tensor forward(Tensor x) {
    return BladeMajor.out(apply(BladeMajor.in(x, blades(), config.in)));
  }

  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(apply(BladeMajor.in(x, algebra, config.dimension, config.in)));
  }

  private Blades blades() {
    return Blades.of(config.dimension);
  }

  /** Maps (2^n, B, I) to (2^n, B, O). */
  Tensor apply(Tensor x) {
    if (!config.subspaces) {
      Tensor y = x.reshape(-1, config.in).mm(weight.t()).view(x.size(0), x.size(1), config.out);
      return bias == null ? y : y.add(shift(x.size(0)));
    }
    // Contiguous first: whole maps are then copied, not single entries.
    Tensor perGrade = weight.permute(2, 1, 0).contiguous(); // (n+1, I, O)
    Tensor y = x.bmm(BladeMajor.ofBlades(perGrade, blades()));
    return bias == null ? y : y.add(shift(x.size(0)));
  }

  /** The bias of every blade, (2^n, 1, O). */
  private Tensor shift(long count) {
    Tensor scalar = Objects.requireNonNull(bias).view(1, 1, config.out);
    long[] rest = {count - 1, 1, config.out};
    return Tensors.cat(0, scalar, torch.zeros(rest, Tensors.optionsOf(scalar)));
  }
}
