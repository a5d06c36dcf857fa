package dev.erlangen.geometry.cgenn.metric;

import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import org.bytedeco.pytorch.Tensor;

/** The geometry of a network: what its layers are equivariant to. */
public sealed interface Metric permits Metric.Fixed, LearnedMetric {
  /** n. */
  int dimension();

  /** The weighted paths of product layers. */
  GradePaths paths();

  /** The space at this moment, made once per forward pass and shared by all layers. */
  MetricSpace space(Tensor like);

  /** S at this moment, (n, n), in the dtype of {@code like}. */
  Tensor matrix(Tensor like);

  /** The metric with these squares of orthogonal basis vectors. */
  static Metric of(double... signature) {
    return new Fixed(CliffordAlgebra.of(signature));
  }

  /** A given metric. */
  record Fixed(CliffordAlgebra algebra) implements Metric {
    @Override
    public int dimension() {
      return algebra.dimension();
    }

    @Override
    public GradePaths paths() {
      return algebra.paths();
    }

    @Override
    public MetricSpace space(Tensor like) {
      return new MetricSpace(algebra, null);
    }

    @Override
    public Tensor matrix(Tensor like) {
      return algebra.metric(like);
    }
  }
}
