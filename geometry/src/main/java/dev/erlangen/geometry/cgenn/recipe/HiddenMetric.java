package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.data.O5Regression;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The metric behind the data.
 *
 * @param form {@code S* = Q diag(λ) Qᵀ}, float64 (n, n)
 */
record HiddenMetric(Tensor form) {
  private static final double DIVISOR = 8;

  static HiddenMetric of(List<Double> eigenvalues, long seed) {
    double[] values = eigenvalues.stream().mapToDouble(Double::doubleValue).toArray();
    return new HiddenMetric(
        Tensors.kept(
            () -> {
              Tensor q = new SpecialOrthogonal(values.length).sample(new Rng(seed));
              Tensor s = q.mul(Tensors.of(values)).matmul(q.t());
              return s.add(s.t()).div(Tensors.scalar(2));
            }));
  }

  O5Regression function() {
    return new O5Regression(Math.toIntExact(form.size(0)), Tensors.doubles(form), DIVISOR);
  }

  /** {@code ‖Ŝ - Ŝ*‖ / ‖Ŝ*‖} of the forms with determinant ±1. */
  double distance(Tensor s) {
    Tensor want = LearnedMetric.unitDeterminant(form);
    Tensor got = LearnedMetric.unitDeterminant(Tensors.like(s.detach(), form));
    return Tensors.item(got.sub(want).norm().div(want.norm()));
  }
}
