package dev.erlangen.core.symmetry;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Random float64 matrices and what the matrix groups share. */
final class Matrices {
  private Matrices() {}

  static Tensor normal(Rng rng, long... shape) {
    return torch.randn(shape, rng.generator(), new TensorOptions(torch.ScalarType.Double));
  }

  static Tensor uniform(Rng rng, double low, double high, long... shape) {
    return torch
        .zeros(shape, new TensorOptions(torch.ScalarType.Double))
        .uniform_(low, high, rng.generator());
  }

  static Tensor identity(long n) {
    return torch.eye(n, new TensorOptions(torch.ScalarType.Double));
  }

  /**
   * Haar-distributed orthogonal matrix: Q of a Gaussian matrix, with the signs of diag(R) moved
   * into Q, without which it would not be uniform (Mezzadri 2007).
   */
  static Tensor orthogonal(Rng rng, long n) {
    Linalg.Qr qr = Linalg.qr(normal(rng, n, n));
    return qr.q().mul(qr.r().diagonal().sign());
  }

  /** Largest absolute difference. */
  static double distance(Tensor a, Tensor b) {
    return a.numel() == 0 ? 0 : Tensors.item(a.sub(b).abs().max());
  }
}
