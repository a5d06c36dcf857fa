package dev.erlangen.core.symmetry;

import dev.erlangen.core.tensor.Linalg;
import org.bytedeco.pytorch.Tensor;

/** A group of invertible float64 matrices (n, n) under multiplication. */
public interface MatrixGroup extends Group<Tensor> {
  /** n. */
  int size();

  @Override
  default Tensor identity() {
    return Matrices.identity(size());
  }

  @Override
  default Tensor compose(Tensor a, Tensor b) {
    return a.matmul(b);
  }

  @Override
  default Tensor inverse(Tensor a) {
    return Linalg.inverse(a);
  }

  @Override
  default double distance(Tensor a, Tensor b) {
    return Matrices.distance(a, b);
  }
}
