package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * An invariant function of a few vectors: one product layer, its scalars, a perceptron. Invariant
 * under O(V, S). The order of the vectors matters.
 *
 * <p>State: {@code metric} if that is learned, {@code gp.0}, {@code gp.1}, {@code mlp.0}, {@code
 * mlp.2}, {@code mlp.4}.
 */
public record O5CgMlp(Metric metric, List<EquivariantLayer> gp, Head mlp) {
  public O5CgMlp {
    gp = List.copyOf(gp);
  }

  /** Three linear maps with ReLU between them. */
  public record Head(@Name("0") Linear first, @Name("2") Linear second, @Name("4") Linear third) {
    Tensor forward(Tensor x) {
      return third.forward(second.forward(first.forward(x).relu()).relu());
    }
  }

  /**
   * Sizes.
   *
   * @param vectors vectors per example, 2 in the paper
   * @param hidden channels of multivectors, 8 in the paper
   * @param width width of the perceptron, 580 in the paper
   */
  public record Config(long vectors, long hidden, long width) {
    /** Fresh parameters in the geometry of {@code metric}. */
    public O5CgMlp init(Metric metric, Rng rng) {
      return new O5CgMlp(
          metric,
          List.of(
              new MultivectorLinear.Config(vectors, hidden, metric.dimension(), false, true)
                  .init(rng),
              new GeometricProduct.Config(hidden, metric.paths()).init(rng)),
          new Head(
              new Linear.Config(hidden, width).init(rng),
              new Linear.Config(width, width).init(rng),
              new Linear.Config(width, 1).init(rng)));
    }
  }

  /** Maps vectors (B, vectors, n) to (B, 1). */
  public Tensor forward(Tensor vectors, Mode mode) {
    MetricSpace space = metric.space(vectors);
    Tensor y = EquivariantLayer.chain(gp, space.embed(vectors), space.algebra());
    return mlp.forward(mode.trace("scalars", "scalars", space.scalar(y)));
  }
}
