package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic graph attention: {@code y_i = Σ_j α_ij W_l x_j + b}, {@code α_i = softmax_j a ·
 * leakyReLU(W_l x_j + W_r x_i (+ W_e e_ij))} per head (Brody, Alon and Yahav, ICLR 2022).
 *
 * <p>State: {@code lin_l.*}, {@code lin_r.*}, {@code lin_edge.weight} with edge features, {@code
 * att} (1, H, C), {@code bias}. The usual form attends to the node itself as well: pass {@link
 * SelfLoops#added} arcs.
 */
public record Gatv2Conv(
    GatConv.Config config,
    Linear linL,
    Linear linR,
    @Nullable Linear linEdge,
    Tensor att,
    Tensor bias) {

  /** Glorot weights, zero biases; the sizes are those of the static form. */
  public static Gatv2Conv init(GatConv.Config config, Rng rng) {
    long width = config.heads() * config.out();
    return new Gatv2Conv(
        config,
        glorot(rng, width, config.in()),
        glorot(rng, width, config.in()),
        config.edgeChannels() == 0
            ? null
            : new Linear(Init.xavier(rng, 1, width, config.edgeChannels()), null),
        Init.uniform(
            rng, Math.sqrt(6.0 / (config.heads() + config.out())), 1, config.heads(), config.out()),
        Init.constant(0, config.concat() ? width : config.out()));
  }

  private static Linear glorot(Rng rng, long out, long in) {
    return new Linear(Init.xavier(rng, 1, out, in), Init.constant(0, out));
  }

  /** Maps x (N, I) to (N, H·C), or (N, C) if heads are averaged. */
  public Tensor forward(Tensor x, Csr edges, Mode mode) {
    return forward(x, null, edges, mode);
  }

  /** Maps x (N, I) with edge features (E, D), or null if the layer uses none. */
  public Tensor forward(Tensor x, @Nullable Tensor edgeFeatures, Csr edges, Mode mode) {
    return forward(x, edgeFeatures, HeadArcs.of(edges, config.heads()), mode);
  }

  /** As above, with arcs that several layers of as many heads share. */
  public Tensor forward(Tensor x, @Nullable Tensor edgeFeatures, HeadArcs arcs, Mode mode) {
    Csr edges = arcs.edges();
    Tensor left = linL.forward(x); // (N, H·C)
    Tensor sum = Gather.columns(left, edges).add(Gather.rows(linR.forward(x), edges));
    if (linEdge != null) {
      Check.that(edgeFeatures != null, "this attention layer needs edge features, got none");
      sum = sum.add(linEdge.forward(edgeFeatures));
    }
    Tensor active = Heads.split(Heads.leakyRelu(sum, config.slope()), config.heads());
    Tensor alpha = Segments.softmax(Heads.scores(active, att), edges); // (E, H)
    alpha = Dropout.apply(alpha, config.dropout(), mode);
    return Heads.join(arcs.weightedSum(alpha, left), config.concat()).add(bias);
  }
}
