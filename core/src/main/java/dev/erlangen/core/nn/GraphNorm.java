package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Instance norm that learns how much of the mean to remove: {@code z = x - α μ_g}, {@code y =
 * z/√(mean_g(z²) + 1e-5) · w + b} (Cai et al. 2021). Commutes with renumbering nodes; graphs of a
 * batch do not influence each other.
 *
 * <p>State: {@code weight}, {@code bias}, {@code mean_scale} (α), each (C).
 */
public record GraphNorm(Tensor weight, Tensor bias, Tensor meanScale) {
  private static final double EPSILON = 1e-5;

  /** Number of channels C. */
  public record Config(long channels) {
    public Config {
      Check.positive("channels", channels);
    }

    /** Scale 1, shift 0, α = 1. */
    public GraphNorm init() {
      return new GraphNorm(
          Init.constant(1, channels), Init.constant(0, channels), Init.constant(1, channels));
    }
  }

  /** Normalises (N, C); the columns of row g of {@code graphs} are the nodes of graph g. */
  public Tensor forward(Tensor x, Csr graphs) {
    Tensor centred = SegmentNorm.centred(x, graphs, new TensorOptional(meanScale));
    return SegmentNorm.affine(SegmentNorm.scaled(centred, graphs, EPSILON), weight, bias);
  }
}
