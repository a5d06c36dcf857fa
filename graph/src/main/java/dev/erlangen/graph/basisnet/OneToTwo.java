package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Every linear map from node vectors to n×n tensors that commutes with renumbering the nodes. With
 * s the sum of x, in order: x on the diagonal, s/n on the diagonal, x_j in column j, x_i in row i,
 * s/n everywhere; and a bias everywhere.
 *
 * <p>State: {@code coeffs} (D, S, 5), {@code bias} (1, S, 1, 1).
 */
public record OneToTwo(Tensor coeffs, Tensor bias) {
  /** Number of basis maps. */
  public static final int MAPS = 5;

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
    public OneToTwo init(Rng rng) {
      return new OneToTwo(
          Init.normal(rng, Math.sqrt(2) / (in + out), in, out, MAPS),
          Init.constant(0, 1, out, 1, 1));
    }
  }

  /** Maps (B, D, n) to (B, S, n, n). */
  public Tensor forward(Tensor x) {
    long n = x.size(-1);
    Tensor mean = x.mean(new long[] {-1}, true, new ScalarTypeOptional()); // (B, D, 1)
    Tensor diagonal = torch.diag_embed(x); // (B, D, n, n)
    Tensor maps =
        Tensors.stack(
            2,
            diagonal,
            torch.diag_embed(mean.expand_as(x)),
            x.unsqueeze(-2).expand_as(diagonal),
            x.unsqueeze(-1).expand_as(diagonal),
            mean.unsqueeze(-1).expand_as(diagonal));
    return TwoToOne.mix(coeffs, maps.flatten(-2, -1))
        .view(x.size(0), coeffs.size(1), n, n)
        .add(bias);
  }
}
