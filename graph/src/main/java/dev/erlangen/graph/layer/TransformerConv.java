package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Transformer convolution: {@code y_i = W_s x_i + Σ_j α_ij (V x_j + e_ij)}, {@code α_i = softmax_j
 * (Q x_i)·(K x_j + e_ij)/√C} per head, {@code e_ij} a linear map of the edge features; with a gate
 * {@code y_i = β W_s x_i + (1 - β) m_i}, {@code β = σ(w·[m_i, W_s x_i, m_i - W_s x_i])} (Shi et
 * al., IJCAI 2021).
 *
 * <p>State: {@code lin_key.*}, {@code lin_query.*}, {@code lin_value.*}, {@code lin_edge.weight},
 * {@code lin_skip.*}, {@code lin_beta.weight}.
 */
public record TransformerConv(
    Config config,
    Linear linKey,
    Linear linQuery,
    Linear linValue,
    @Nullable Linear linEdge,
    Linear linSkip,
    @Nullable Linear linBeta) {

  /**
   * Sizes and options.
   *
   * @param in I
   * @param out C, channels per head
   * @param heads H
   * @param concat whether heads are put side by side; otherwise averaged
   * @param gate whether β is learned
   * @param dropout of the attention weights
   * @param edgeChannels width of the edge features, 0 for none
   */
  public record Config(
      long in,
      long out,
      long heads,
      boolean concat,
      boolean gate,
      double dropout,
      long edgeChannels) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("heads", heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
      Check.notNegative("edgeChannels", edgeChannels);
    }

    /** Heads side by side, no gate, no dropout, no edge features. */
    public Config(long in, long out, long heads) {
      this(in, out, heads, true, false, 0, 0);
    }

    /** PyTorch's default initialisation. */
    public TransformerConv init(Rng rng) {
      long width = heads * out;
      long joined = concat ? width : out;
      return new TransformerConv(
          this,
          new Linear.Config(in, width).init(rng),
          new Linear.Config(in, width).init(rng),
          new Linear.Config(in, width).init(rng),
          edgeChannels == 0 ? null : new Linear.Config(edgeChannels, width, false).init(rng),
          new Linear.Config(in, joined).init(rng),
          gate ? new Linear.Config(3 * joined, 1, false).init(rng) : null);
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
    Tensor key = Gather.columns(linKey.forward(x), edges); // (E, H·C)
    Tensor ofEdges = null;
    if (linEdge != null) {
      Check.that(edgeFeatures != null, "this attention layer needs edge features, got none");
      ofEdges = linEdge.forward(edgeFeatures);
      key = key.add(ofEdges);
    }
    Tensor query = linQuery.forward(x).div(new Scalar(Math.sqrt((double) config.out)));
    Tensor products = Gather.rows(query, edges).mul(key);
    Tensor score = Heads.split(products, config.heads).sum(-1); // (E, H)
    Tensor alpha = Dropout.apply(Segments.softmax(score, edges), config.dropout, mode);
    Tensor sums = arcs.weightedSum(alpha, linValue.forward(x)); // (N, H, C)
    if (ofEdges != null) {
      Tensor weighted = Heads.split(ofEdges, config.heads).mul(alpha.unsqueeze(-1));
      sums = sums.add(Segments.sum(weighted, edges));
    }
    return skipped(Heads.join(sums, config.concat), linSkip.forward(x));
  }

  private Tensor skipped(Tensor messages, Tensor own) {
    if (linBeta == null) {
      return messages.add(own);
    }
    Tensor beta = linBeta.forward(Tensors.cat(-1, messages, own, messages.sub(own))).sigmoid();
    return messages.add(beta.mul(own.sub(messages)));
  }
}
