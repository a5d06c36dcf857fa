package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * A network on point sets, {@code ρ(mean_i φ(x_i))} (Zaheer et al. 2017), φ and ρ perceptrons of
 * three and two linear maps. Invariant under renumbering the points; not under moving them. Names:
 * {@code phi.0.weight}, …, {@code rho.2.bias}.
 *
 * @param phi on every point
 * @param rho on their mean
 */
public record PointEncoder(Phi phi, Rho rho) implements Encoder {
  private static final long[] POINTS = {-2};

  /** Three linear maps with ReLU between. */
  public record Phi(@Name("0") Linear first, @Name("2") Linear second, @Name("4") Linear third) {}

  /** Two linear maps with ReLU between. */
  public record Rho(@Name("0") Linear first, @Name("2") Linear second) {}

  /**
   * Sizes.
   *
   * @param in coordinates of a point
   * @param hidden channels between
   * @param out dimension of the embedding
   */
  public record Config(long in, long hidden, long out) {
    public Config {
      Check.positive("in", in);
      Check.positive("hidden", hidden);
      Check.positive("out", out);
    }

    /** PyTorch's default initialisation. */
    public PointEncoder init(Rng rng) {
      Linear.Config inner = new Linear.Config(hidden, hidden);
      return new PointEncoder(
          new Phi(new Linear.Config(in, hidden).init(rng), inner.init(rng), inner.init(rng)),
          new Rho(inner.init(rng), new Linear.Config(hidden, out).init(rng)));
    }
  }

  /** Maps (..., n, 3) to (..., d). */
  @Override
  public Tensor features(Tensor points, Mode mode) {
    Check.that(
        points.dim() >= 2 && points.size(-2) > 0,
        "point sets must have shape (..., n, 3) with points, got %s",
        Tensors.shape(points));
    Tensor x = phi.first.forward(points).relu_();
    x = mode.trace("points", "points", phi.second.forward(x).relu_());
    // The third map is affine: it may follow the mean, where it has n times less to do.
    x = phi.third.forward(x.mean(POINTS, false, new ScalarTypeOptional()));
    return rho.second.forward(rho.first.forward(x).relu_());
  }

  @Override
  public Tensor project(Tensor features, Mode mode) {
    return features;
  }

  @Override
  public long features() {
    return dimension();
  }

  @Override
  public long dimension() {
    return rho.second.weight().size(0);
  }

  /** All views at once: no statistics couple the members of a batch. */
  @Override
  public List<Tensor> embedAll(List<Tensor> views, Mode mode) {
    Tensor all = embed(Tensors.cat(0, views.toArray(Tensor[]::new)), mode);
    List<Tensor> parts = new ArrayList<>();
    long at = 0;
    for (Tensor view : views) {
      parts.add(all.narrow(0, at, view.size(0)));
      at += view.size(0);
    }
    return parts;
  }
}
