package dev.erlangen.geometry.cgenn.metric;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.Outermorphism;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An algebra and the coordinates that vectors have in it.
 *
 * @param algebra what layers compute with
 * @param basis P, orthonormal columns (n, n): the algebra is that of the coordinates {@code Pᵀ x};
 *     null where the coordinates are the given ones
 */
public record MetricSpace(CliffordAlgebra algebra, @Nullable Tensor basis) {

  /** The space of a symmetric form S, differentiable in it. */
  public static MetricSpace of(Tensor metric, MetricRoute route) {
    if (route == MetricRoute.DIRECT) {
      return new MetricSpace(CliffordAlgebra.momentary(metric), null);
    }
    Linalg.Eigen eigen = Linalg.eigh(metric);
    return new MetricSpace(CliffordAlgebra.momentary(eigen.values().diag()), eigen.vectors());
  }

  /** Vectors (…, n) as multivectors of grade 1. */
  public Tensor embed(Tensor vectors) {
    Check.that(
        vectors.dim() >= 1 && vectors.size(-1) == algebra.dimension(),
        "vectors (…, %d) are needed, got shape %s",
        algebra.dimension(),
        Tensors.shape(vectors));
    return algebra.embedVector(basis == null ? vectors : vectors.matmul(basis));
  }

  /** The scalar part, which is invariant, (…). */
  public Tensor scalar(Tensor x) {
    return algebra.getGrade(x, 0).squeeze(-1);
  }

  /** The vector part in the given coordinates, (…, n). */
  public Tensor vector(Tensor x) {
    Tensor v = algebra.getGrade(x, 1);
    return basis == null ? v : v.matmul(basis.t());
  }

  /** The pseudoscalar in the given coordinates, which turns its sign with the orientation, (…). */
  public Tensor pseudoscalar(Tensor x) {
    Tensor top = algebra.getGrade(x, algebra.dimension()).squeeze(-1);
    // An eigenbasis has determinant ±1, so its gradient is 0.
    return basis == null ? top : top.mul(Linalg.logDet(basis.detach()).sign());
  }

  /** All parts in the given coordinates, (…, 2^n). */
  public Tensor multivector(Tensor x) {
    return basis == null ? x : Outermorphism.apply(basis, x);
  }
}
