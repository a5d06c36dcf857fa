package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import org.bytedeco.pytorch.Tensor;

/**
 * Scales every grade by a gate of its invariant: {@code σ(a_g inv_g + b_g) x^(g)}, where the
 * invariant of grade 0 is the scalar itself and of the others q or the norm. Equivariant under O(V,
 * S).
 *
 * <p>State: {@code a}, {@code b}, each (1, C, n+1).
 */
public record MultivectorSiLU(Config config, Tensor a, Tensor b) implements EquivariantLayer {

  /** What a gate reads of grades above 0. */
  public enum Invariant {
    /** The quadratic form q. */
    MAG2,
    /** The smooth norm. */
    NORM
  }

  /** The gate. */
  public enum Gate {
    /** {@code 1/(1 + exp(-u))}, which makes it a SiLU. */
    SIGMOID,
    /** {@code max(u, 0)}. */
    RELU
  }

  /**
   * Sizes and kind.
   *
   * @param channels C
   * @param dimension n
   */
  public record Config(long channels, int dimension, Invariant invariant, Gate gate) {
    public Config {
      Check.positive("channels", channels);
    }

    /** Sigmoid gates that read q. */
    public Config(long channels, int dimension) {
      this(channels, dimension, Invariant.MAG2, Gate.SIGMOID);
    }

    /** a = 1, b = 0; nothing is drawn. */
    public MultivectorSiLU init(Rng rng) {
      return new MultivectorSiLU(
          this,
          Init.constant(1, 1, channels, dimension + 1),
          Init.constant(0, 1, channels, dimension + 1));
    }
  }

  /** Maps (B, C, 2^n) to the same shape. */
  @Override
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return BladeMajor.out(
        apply(BladeMajor.in(x, algebra, config.dimension, config.channels), algebra));
  }

  Tensor apply(Tensor x, CliffordAlgebra algebra) {
    Tensor q = BladeMajor.quadratics(x, algebra).narrow(0, 1, config.dimension);
    Tensor sizes = config.invariant == Invariant.NORM ? CliffordAlgebra.smoothRoot(q) : q;
    Tensor invariants = Tensors.cat(0, x.narrow(0, 0, 1), sizes); // (n+1, B, C)
    Tensor u = BladeMajor.perGrade(b).addcmul(invariants, BladeMajor.perGrade(a));
    Tensor gate = config.gate == Gate.RELU ? u.relu() : u.sigmoid();
    return x.mul(BladeMajor.ofBlades(gate, algebra.blades()));
  }
}
