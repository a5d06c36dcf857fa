package dev.erlangen.graph.layer;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Graph isomorphism convolution with edge features: {@code y_i = nn((1 + ε) x_i + Σ_j relu(x_j +
 * e_ij))} (Hu et al., ICLR 2020). State: {@code nn.*}, {@code eps} (1), {@code lin.*} if the edge
 * features have another width.
 *
 * @param lin map of the edge features to the width of x, or null
 */
public record GineConv(Mlp nn, Tensor eps, @Nullable Linear lin) {

  /**
   * Options.
   *
   * @param nn the map applied to every node
   * @param trainEps whether ε, which starts at 0, is trained
   * @param edgeChannels width of the edge features; 0 if it is that of x
   */
  public record Config(Mlp.Config nn, boolean trainEps, long edgeChannels) {
    /** Fresh parameters of the maps, ε = 0. */
    public GineConv init(Rng rng) {
      Linear lin = edgeChannels == 0 ? null : new Linear.Config(edgeChannels, nn.in()).init(rng);
      return new GineConv(nn.init(rng), Init.constant(0, 1).set_requires_grad(trainEps), lin);
    }
  }

  /** Maps x (N, I) and edge features (E, D) to (N, O). */
  public Tensor forward(Tensor x, Tensor edgeFeatures, Csr edges, Mode mode) {
    Tensor e = lin == null ? edgeFeatures : lin.forward(edgeFeatures);
    return nn.forward(aggregate(x, e, edges, eps), mode);
  }

  /** Returns {@code (1 + ε) x_i + Σ_j relu(x_j + e_ij)} for x (N, C) and e (E, C). */
  public static Tensor aggregate(Tensor x, Tensor e, Csr edges, Tensor eps) {
    Tensor messages = Gather.columns(x, edges).add(e).relu(); // (E, C)
    return Segments.sum(messages, edges).add(x.mul(eps.add(new Scalar(1))));
  }
}
