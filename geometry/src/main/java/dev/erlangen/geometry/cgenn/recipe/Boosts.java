package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.MatrixGroup;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The Lorentz group O(1,3) on (t, x, y, z), sampled as rotations and reflections of space around a
 * boost of rapidity at most 1: invariants are differences of squares, and those of fast particles
 * are lost to rounding.
 */
record Boosts() implements MatrixGroup {
  private static final int SPACE = 3;

  @Override
  public int size() {
    return SPACE + 1;
  }

  @Override
  public String name() {
    return "O(1,3)";
  }

  @Override
  public Tensor sample(Rng rng) {
    double rapidity = Tensors.item(rng.uniform(-1, 1, 1));
    double[] boost = new double[size() * size()];
    for (int i = 2; i < size(); i++) {
      boost[i * size() + i] = 1;
    }
    boost[0] = Math.cosh(rapidity);
    boost[size() + 1] = Math.cosh(rapidity);
    boost[1] = Math.sinh(rapidity);
    boost[size()] = Math.sinh(rapidity);
    double turn = Tensors.item(rng.signs(1));
    return space(rng, turn).matmul(Tensors.of(boost, size(), size())).matmul(space(rng, 1));
  }

  /** A motion of space, with time kept or reversed. */
  private Tensor space(Rng rng, double time) {
    Tensor all = Tensors.of(new double[size() * size()], size(), size());
    all.narrow(0, 1, SPACE).narrow(1, 1, SPACE).copy_(new Orthogonal(SPACE).sample(rng));
    all.narrow(0, 0, 1).narrow(1, 0, 1).fill_(Tensors.scalar(time));
    return all;
  }
}
