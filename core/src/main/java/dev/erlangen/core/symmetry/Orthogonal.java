package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;

/**
 * Rotations and reflections O(n), sampled from the Haar measure.
 *
 * @param size n
 */
public record Orthogonal(int size) implements MatrixGroup {
  public Orthogonal {
    Check.positive("n", size);
  }

  @Override
  public String name() {
    return "O(" + size + ")";
  }

  @Override
  public Tensor sample(Rng rng) {
    return Matrices.orthogonal(rng, size);
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a.t();
  }
}
