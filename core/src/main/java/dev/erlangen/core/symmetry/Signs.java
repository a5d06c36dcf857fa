package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Sign flips {±1}^k: an element is a float64 tensor of ±1.
 *
 * @param rows B independent sets of signs, as for the graphs of a batch
 * @param k signs in each
 */
public record Signs(int rows, int k) implements Group<Tensor> {
  private static final int LISTED = 10;

  public Signs {
    Check.positive("rows", rows);
    Check.notNegative("k", k);
  }

  /** One set of k signs; elements have shape (k). */
  public Signs(int k) {
    this(1, k);
  }

  @Override
  public String name() {
    return rows == 1 ? "{±1}^" + k : "({±1}^" + k + ")^" + rows;
  }

  private long[] shape() {
    return rows == 1 ? new long[] {k} : new long[] {rows, k};
  }

  @Override
  public Tensor identity() {
    return torch.ones(shape(), new TensorOptions(torch.ScalarType.Double));
  }

  @Override
  public Tensor sample(Rng rng) {
    return rng.signs(shape()).to(torch.ScalarType.Double);
  }

  @Override
  public Tensor compose(Tensor a, Tensor b) {
    return a.mul(b);
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a;
  }

  @Override
  public double distance(Tensor a, Tensor b) {
    return Matrices.distance(a, b);
  }

  /** All 2^(Bk) elements for Bk ≤ 10. */
  @Override
  public Optional<List<Tensor>> elements() {
    int bits = rows * k;
    if (bits > LISTED) {
      return Optional.empty();
    }
    List<Tensor> out = new ArrayList<>();
    for (int mask = 0; mask < 1 << bits; mask++) {
      double[] signs = new double[bits];
      for (int i = 0; i < bits; i++) {
        signs[i] = (mask >> i & 1) == 0 ? 1 : -1;
      }
      out.add(Tensors.of(signs, shape()));
    }
    return Optional.of(out);
  }
}
