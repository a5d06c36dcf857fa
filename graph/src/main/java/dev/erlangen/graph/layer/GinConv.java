package dev.erlangen.graph.layer;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Mlp;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Graph isomorphism convolution: {@code y_i = nn((1 + ε) x_i + Σ_j x_j)}, as strong as 1-WL (Xu et
 * al., ICLR 2019). State: {@code nn.*}, {@code eps} (1).
 *
 * @param eps (1), trained or not
 */
public record GinConv(Mlp nn, Tensor eps) {

  /**
   * Options.
   *
   * @param nn the map applied to every node
   * @param trainEps whether ε, which starts at 0, is trained
   */
  public record Config(Mlp.Config nn, boolean trainEps) {
    /** Fresh parameters of the map, ε = 0. */
    public GinConv init(Rng rng) {
      return new GinConv(nn.init(rng), Init.constant(0, 1).set_requires_grad(trainEps));
    }
  }

  /** Maps x (N, ..., I) to (N, ..., O). */
  public Tensor forward(Tensor x, Csr edges, Mode mode) {
    return nn.forward(aggregate(x, edges, eps), mode);
  }

  /** Returns {@code (1 + ε) x_i + Σ_j x_j} for x (N, ...). */
  public static Tensor aggregate(Tensor x, Csr edges, Tensor eps) {
    return Aggregation.sum(x, edges).add(x.mul(eps.add(new Scalar(1))));
  }
}
