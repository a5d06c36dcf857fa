package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Normalisation of every channel over the nodes of each graph, {@code y = (x - μ_g)/√(σ²_g + 1e-5)
 * · w + b} (Ulyanov et al. 2016), with the biased variance and no running statistics. Commutes with
 * renumbering nodes; graphs of a batch do not influence each other.
 *
 * <p>State: {@code weight}, {@code bias}, each (C).
 */
public record InstanceNorm(Tensor weight, Tensor bias) {
  private static final double EPSILON = 1e-5;

  /** Number of channels C. */
  public record Config(long channels) {
    public Config {
      Check.positive("channels", channels);
    }

    /** Scale 1, shift 0. */
    public InstanceNorm init() {
      return new InstanceNorm(Init.constant(1, channels), Init.constant(0, channels));
    }
  }

  /** Normalises (N, C); the columns of row g of {@code graphs} are the nodes of graph g. */
  public Tensor forward(Tensor x, Csr graphs) {
    Tensor centred = SegmentNorm.centred(x, graphs, new TensorOptional());
    return SegmentNorm.affine(SegmentNorm.scaled(centred, graphs, EPSILON), weight, bias);
  }
}
