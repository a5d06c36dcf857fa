package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Layer norm over all nodes and channels of each graph together, {@code y = (x - μ_g)/√(σ²_g +
 * 1e-5) · w + b} with one μ and σ² per graph. Commutes with renumbering nodes; graphs of a batch do
 * not influence each other.
 *
 * <p>State: {@code weight}, {@code bias}, each (C).
 */
public record GraphLayerNorm(Tensor weight, Tensor bias) {
  private static final double EPSILON = 1e-5;
  private static final long[] CHANNELS = {1};

  /** Number of channels C. */
  public record Config(long channels) {
    public Config {
      Check.positive("channels", channels);
    }

    /** Scale 1, shift 0. */
    public GraphLayerNorm init() {
      return new GraphLayerNorm(Init.constant(1, channels), Init.constant(0, channels));
    }
  }

  /** Normalises (N, C); the columns of row g of {@code graphs} are the nodes of graph g. */
  public Tensor forward(Tensor x, Csr graphs) {
    Check.that(
        x.dim() == 2 && x.size(0) == graphs.edges(),
        "one row for each of %d nodes is needed, got shape %s",
        graphs.edges(),
        Tensors.shape(x));
    Tensor centred = x.sub(Gather.rows(mean(x, graphs), graphs));
    Tensor variance = mean(centred.mul(centred), graphs); // (G, 1)
    Tensor scale = Gather.rows(SegmentNorm.inverseRoot(variance, EPSILON), graphs);
    return SegmentNorm.affine(centred.mul(scale), weight, bias);
  }

  private static Tensor mean(Tensor x, Csr graphs) {
    return Segments.mean(x.mean(CHANNELS, true, new ScalarTypeOptional()), graphs);
  }
}
