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
 * Graph attention: {@code y_i = Σ_j α_ij W x_j + b}, {@code α_i = softmax_j leakyReLU(a_src·W x_j +
 * a_dst·W x_i (+ a_edge·W_e e_ij))} per head (Veličković et al., ICLR 2018).
 *
 * <p>State: {@code lin.weight} (H·C, I), {@code att_src}, {@code att_dst} (1, H, C), with edge
 * features {@code lin_edge.weight} and {@code att_edge}, {@code bias}. The usual form attends to
 * the node itself as well: pass {@link SelfLoops#added} arcs.
 */
public record GatConv(
    Config config,
    Linear lin,
    Tensor attSrc,
    Tensor attDst,
    @Nullable Linear linEdge,
    @Nullable Tensor attEdge,
    Tensor bias) {

  /**
   * Sizes and options.
   *
   * @param in I
   * @param out C, channels per head
   * @param heads H
   * @param concat whether heads are put side by side; otherwise averaged
   * @param slope of the leaky ReLU
   * @param dropout of the attention weights
   * @param edgeChannels width of the edge features, 0 for none
   */
  public record Config(
      long in,
      long out,
      long heads,
      boolean concat,
      double slope,
      double dropout,
      long edgeChannels) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("heads", heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
      Check.notNegative("edgeChannels", edgeChannels);
    }

    /** Heads side by side, slope 0.2, no dropout, no edge features. */
    public Config(long in, long out, long heads) {
      this(in, out, heads, true, 0.2, 0, 0);
    }

    /** Glorot weights, zero bias. */
    public GatConv init(Rng rng) {
      Linear lin = new Linear(Init.xavier(rng, 1, heads * out, in), null);
      Tensor source = vector(rng);
      Tensor destination = vector(rng);
      boolean edges = edgeChannels > 0;
      Linear linEdge =
          edges ? new Linear(Init.xavier(rng, 1, heads * out, edgeChannels), null) : null;
      return new GatConv(
          this,
          lin,
          source,
          destination,
          linEdge,
          edges ? vector(rng) : null,
          Init.constant(0, concat ? heads * out : out));
    }

    private Tensor vector(Rng rng) {
      return Init.uniform(rng, Math.sqrt(6.0 / (heads + out)), 1, heads, out);
    }
  }

  /** Maps x (N, I) to (N, H·C), or (N, C) if heads are averaged. */
  public Tensor forward(Tensor x, Csr edges, Mode mode) {
    return forward(x, null, edges, mode);
  }

  /** Maps x (N, I) with edge features (E, D), or null if the layer uses none. */
  public Tensor forward(Tensor x, @Nullable Tensor edgeFeatures, Csr edges, Mode mode) {
    return forward(x, edgeFeatures, HeadArcs.of(edges, config.heads), mode);
  }

  /** As above, with arcs that several layers of as many heads share. */
  public Tensor forward(Tensor x, @Nullable Tensor edgeFeatures, HeadArcs arcs, Mode mode) {
    Csr edges = arcs.edges();
    Tensor h = Heads.split(lin.forward(x), config.heads); // (N, H, C)
    Tensor score =
        Gather.columns(Heads.scores(h, attSrc), edges)
            .add(Gather.rows(Heads.scores(h, attDst), edges)); // (E, H)
    if (linEdge != null && attEdge != null) {
      Check.that(edgeFeatures != null, "this attention layer needs edge features, got none");
      Tensor e = Heads.split(linEdge.forward(edgeFeatures), config.heads);
      score = score.add(Heads.scores(e, attEdge));
    }
    Tensor alpha = Segments.softmax(Heads.leakyRelu(score, config.slope), edges);
    alpha = Dropout.apply(alpha, config.dropout, mode);
    return Heads.join(arcs.weightedSum(alpha, h), config.concat).add(bias);
  }
}
