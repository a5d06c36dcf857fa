package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Bernstein filter {@code y = Σ_{k=0..K} relu(θ_k) C(K, k) 2^-K (2I - L)^{K-k} L^k x} (He et al.,
 * NeurIPS 2021), L the symmetric Laplacian. State: {@code temp} (K + 1), the θ.
 *
 * <p>The polynomial is evaluated in the Chebyshev basis of L - I, which takes K propagations
 * instead of K (K + 3)/2.
 */
public record BernProp(Tensor temp) {

  /** Degree K. */
  public record Config(int degree) {
    public Config {
      Check.between("degree", degree, 1, 40);
    }

    /** θ = 1: the filter that passes everything. */
    public BernProp init() {
      return new BernProp(Init.constant(1, degree + 1));
    }
  }

  /**
   * Maps x (N, C) to (N, C).
   *
   * @param adjacency {@link GcnNorm#plain} of arcs without loops
   */
  public Tensor forward(Tensor x, GcnNorm adjacency) {
    int degree = (int) temp.size(0) - 1;
    Tensor basis = Tensors.like(Tensors.of(chebyshev(degree), degree + 1, degree + 1), x);
    Tensor coefficients = basis.matmul(temp.relu()); // (K + 1)
    Tensor before = x;
    Tensor now = adjacency.apply(x).neg();
    Tensor y = x.mul(coefficients.select(0, 0)).addcmul(now, coefficients.select(0, 1));
    for (int m = 2; m <= degree; m++) {
      Tensor next = adjacency.apply(now).mul(new Scalar(-2)).sub(before);
      before = now;
      now = next;
      y = y.addcmul(now, coefficients.select(0, m));
    }
    return y;
  }

  /**
   * Entry (m, k) is the coefficient of T_m in the k-th Bernstein polynomial, by interpolation at
   * the K + 1 Chebyshev nodes, which is exact for degree K.
   */
  static double[] chebyshev(int degree) {
    int n = degree + 1;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      double angle = Math.PI * (i + 0.5) / n;
      double p = (1 + Math.cos(angle)) / 2;
      double binomial = 1;
      for (int k = 0; k < n; k++) {
        double value = binomial * Math.pow(p, k) * Math.pow(1 - p, degree - k);
        for (int m = 0; m < n; m++) {
          matrix[m * n + k] += (m == 0 ? 1.0 : 2.0) / n * value * Math.cos(m * angle);
        }
        binomial = binomial * (degree - k) / (k + 1);
      }
    }
    return matrix;
  }
}
