package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The volume of a convex hull from its points: products, the Euclidean length of every channel over
 * all blades, a perceptron. Invariant under O(n) for the Euclidean metric and its multiples (the
 * published readout is not invariant for others). The order of the points matters.
 *
 * <p>State: {@code metric} if that is learned, {@code net.<i>}, {@code mlp.0}, {@code mlp.2}.
 */
public record ConvexHullCgMlp(Metric metric, List<EquivariantLayer> net, Head mlp) {
  /** Lengths below this have no direction in which they grow. */
  private static final double SMALLEST_SQUARE = 1e-30;

  public ConvexHullCgMlp {
    net = List.copyOf(net);
  }

  /** Two linear maps and a SiLU. */
  public record Head(@Name("0") Linear first, @Name("2") Linear second) {
    Tensor forward(Tensor x) {
      return second.forward(torch.silu(first.forward(x)));
    }
  }

  /**
   * Sizes.
   *
   * @param points points per example, 16 in the paper
   * @param hidden channels, 32 in the paper
   * @param products product layers, 4 in the paper
   * @param normalization initial value of the products' normalisation, null for none
   */
  public record Config(long points, long hidden, int products, @Nullable Double normalization) {
    public Config {
      Check.positive("products", products);
    }

    /** As published. */
    public Config(long points, long hidden, int products) {
      this(points, hidden, products, 0.0);
    }

    /** Fresh parameters in the geometry of {@code metric}. */
    public ConvexHullCgMlp init(Metric metric, Rng rng) {
      List<EquivariantLayer> net = new ArrayList<>();
      int n = metric.dimension();
      net.add(new MultivectorLinear.Config(points, hidden, n, false, true).init(rng));
      for (int l = 0; l < products; l++) {
        net.add(new GeometricProduct.Config(hidden, metric.paths(), true, normalization).init(rng));
      }
      return new ConvexHullCgMlp(
          metric,
          net,
          new Head(
              new Linear.Config(hidden, hidden).init(rng), new Linear.Config(hidden, 1).init(rng)));
    }
  }

  /** Maps points (B, points, n) to volumes (B). */
  public Tensor forward(Tensor points, Mode mode) {
    MetricSpace space = metric.space(points);
    Tensor y = EquivariantLayer.chain(net, space.embed(points), space.algebra());
    Tensor squares = mode.trace("products", "multivectors", y).square().sum(-1L);
    return mlp.forward(squares.clamp_min(Tensors.scalar(SMALLEST_SQUARE)).sqrt()).squeeze(-1);
  }
}
