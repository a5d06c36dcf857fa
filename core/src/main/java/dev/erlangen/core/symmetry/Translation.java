package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Translations of n-dimensional space; an element is a float64 vector (n), sampled from N(0, 1).
 *
 * @param size n
 */
public record Translation(int size) implements Group<Tensor> {
  public Translation {
    Check.positive("n", size);
  }

  @Override
  public String name() {
    return "T(" + size + ")";
  }

  @Override
  public Tensor identity() {
    return torch.zeros(new long[] {size}, new TensorOptions(torch.ScalarType.Double));
  }

  @Override
  public Tensor sample(Rng rng) {
    return Matrices.normal(rng, size);
  }

  @Override
  public Tensor compose(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a.neg();
  }

  @Override
  public double distance(Tensor a, Tensor b) {
    return Matrices.distance(a, b);
  }
}
