package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Rotations SO(n), sampled from the Haar measure.
 *
 * @param size n
 */
public record SpecialOrthogonal(int size) implements MatrixGroup {
  public SpecialOrthogonal {
    Check.positive("n", size);
  }

  @Override
  public String name() {
    return "SO(" + size + ")";
  }

  /** An orthogonal matrix, with its first column reversed if its determinant is -1. */
  @Override
  public Tensor sample(Rng rng) {
    Tensor q = Matrices.orthogonal(rng, size);
    Tensor flip = torch.ones(new long[] {size}, new TensorOptions(torch.ScalarType.Double));
    flip.select(0, 0).fill_(Tensors.scalar(Tensors.item(Linalg.logDet(q).sign())));
    return q.mul(flip);
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a.t();
  }
}
