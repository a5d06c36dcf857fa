package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Every linear map from node vectors to node vectors that commutes with renumbering the nodes: the
 * identity, the mean over the nodes, and a bias.
 *
 * <p>State: {@code coeffs} (D, S, 2), {@code bias} (1, S, 1).
 */
public record OneToOne(Tensor coeffs, Tensor bias) implements EquivariantLayer {
  /** Number of basis maps. */
  public static final int MAPS = 2;

  /**
   * Sizes.
   *
   * @param in input channels D
   * @param out output channels S
   */
  public record Config(long in, long out) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
    }

    /** Coefficients N(0, 2/(D+S)²), bias 0. */
    public OneToOne init(Rng rng) {
      return new OneToOne(
          Init.normal(rng, Math.sqrt(2) / (in + out), in, out, MAPS), Init.constant(0, 1, out, 1));
    }
  }

  /** Maps (B, D, n) to (B, S, n). */
  public Tensor forward(Tensor x) {
    Tensor mean = x.mean(new long[] {-1}, true, new ScalarTypeOptional()).expand_as(x);
    return TwoToOne.mix(coeffs, Tensors.stack(2, x, mean)).add(bias);
  }

  /** The same with one node per row: (R, D) to (R, S), the means taken within each space. */
  public Tensor ofRows(Tensor x, SpaceRows rows) {
    Tensor own = x.matmul(coeffs.select(2, 0)); // (R, S)
    Tensor mean = rows.mean(x).matmul(coeffs.select(2, 1)).add(bias.view(-1)); // (B, S)
    return own.add(rows.spread(mean));
  }
}
