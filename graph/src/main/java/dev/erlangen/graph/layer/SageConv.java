package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Linear;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * GraphSAGE: {@code y_i = W_l reduce_j x_j + b + W_r x_i}, optionally divided by its norm
 * (Hamilton, Ying and Leskovec, NeurIPS 2017). State: {@code lin_l.weight}, {@code lin_l.bias},
 * {@code lin_r.weight}.
 */
public record SageConv(Config config, Linear linL, Linear linR) {
  private static final double SMALLEST_NORM = 1e-12;

  /**
   * Sizes and options.
   *
   * @param reduction of the neighbours; the paper's is {@link Reduction#MEAN}
   * @param normalize whether every output row is divided by its Euclidean norm
   */
  public record Config(long in, long out, Reduction reduction, boolean normalize) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
    }

    /** Mean of the neighbours, no normalisation. */
    public Config(long in, long out) {
      this(in, out, Reduction.MEAN, false);
    }

    /** PyTorch's default initialisation. */
    public SageConv init(Rng rng) {
      Linear left = new Linear.Config(in, out).init(rng);
      return new SageConv(this, left, new Linear.Config(in, out, false).init(rng));
    }
  }

  /** Maps x (N, I) to (N, O). */
  public Tensor forward(Tensor x, Csr edges) {
    Tensor y = linL.forward(config.reduction.ofNeighbours(x, edges)).add(linR.forward(x));
    if (!config.normalize) {
      return y;
    }
    Tensor norm = y.norm(new ScalarOptional(new Scalar(2)), new long[] {-1}, true); // (N, 1)
    return y.div(norm.clamp_min(new Scalar(SMALLEST_NORM)));
  }
}
