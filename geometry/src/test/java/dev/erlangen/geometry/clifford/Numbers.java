package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Random float64 tensors and their differences. */
public final class Numbers {
  private Numbers() {}

  /** N(0, 1). */
  public static Tensor normal(Rng rng, long... shape) {
    return rng.normal(shape).to(ScalarType.Double);
  }

  /** A symmetric matrix with separated eigenvalues. */
  public static Tensor form(long seed, int n) {
    Tensor a = normal(new Rng(seed), n, n);
    double[] spread = new double[n];
    for (int i = 0; i < n; i++) {
      spread[i] = i + 1;
    }
    return a.add(a.t()).mul(Tensors.scalar(0.2)).add(Tensors.of(spread).diag());
  }

  /** {@code max |a - b| / max(1, max |b|)}. */
  public static double distance(Tensor a, Tensor b) {
    double scale = Math.max(1, Tensors.item(b.abs().max()));
    return Tensors.item(a.sub(b).abs().max()) / scale;
  }
}
