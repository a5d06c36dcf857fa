package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;

/**
 * Invertible matrices GL(r). Samples are {@code Q₁ diag(s) Q₂} with orthogonal factors and s in
 * [1/2, 2], so that their condition number is at most 4 and rounding stays small.
 *
 * @param size r
 */
public record GeneralLinear(int size) implements MatrixGroup {
  private static final double SPREAD = Math.log(2);

  public GeneralLinear {
    Check.positive("r", size);
  }

  @Override
  public String name() {
    return "GL(" + size + ")";
  }

  @Override
  public Tensor sample(Rng rng) {
    Tensor s = Matrices.uniform(rng, -SPREAD, SPREAD, size).exp();
    return Matrices.orthogonal(rng, size).mul(s).matmul(Matrices.orthogonal(rng, size));
  }
}
