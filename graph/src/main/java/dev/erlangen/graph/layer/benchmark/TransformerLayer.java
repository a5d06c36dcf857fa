package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * A transformer layer whose attention runs along the edges (Dwivedi and Bresson 2021; Kreuzer et
 * al. 2021). For an edge u → v and a head of a channels the weight is {@code w = exp(clamp(Σ K_u ⊙
 * Q_v ⊙ E_uv / √a, -5, 5))}; v receives {@code Σ w V_u / (Σ w + 1e-6)}. Then O, residual, batch
 * norm, and a feed-forward network, residual, batch norm.
 *
 * <p>State: {@code attention_h.{Q,K,E,V}}, {@code O_h}, {@code batch_norm1_h}, {@code
 * FFN_h_layer1}, {@code FFN_h_layer2}, {@code batch_norm2_h}.
 */
public record TransformerLayer(
    Config config,
    Attention attentionH,
    @Name("O_h") Linear outputH,
    BatchNorm batchNorm1H,
    @Name("FFN_h_layer1") Linear ffnHLayer1,
    @Name("FFN_h_layer2") Linear ffnHLayer2,
    BatchNorm batchNorm2H) {
  private static final double LIMIT = 5;
  private static final double EPSILON = 1e-6;

  /** Queries, keys, edge factors and values, without bias. */
  public record Attention(
      @Name("Q") Linear q, @Name("K") Linear k, @Name("E") Linear e, @Name("V") Linear v) {}

  /**
   * Sizes and options.
   *
   * @param channels of nodes and edges
   * @param heads attention heads, a divisor of the channels
   * @param dropout probability in [0, 1)
   * @param useEdges whether edge features change the weights
   */
  public record Config(long channels, int heads, double dropout, boolean useEdges) {
    public Config {
      Check.positive("heads", heads);
      Check.that(
          channels % heads == 0, "%d channels cannot be split into %d heads", channels, heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** Weights that depend on edge features. */
    public Config(long channels, int heads, double dropout) {
      this(channels, heads, dropout, true);
    }

    /** PyTorch's default initialisation. */
    public TransformerLayer init(Rng rng) {
      Linear.Config plain = new Linear.Config(channels, channels, false);
      return new TransformerLayer(
          this,
          new Attention(plain.init(rng), plain.init(rng), plain.init(rng), plain.init(rng)),
          new Linear.Config(channels, channels).init(rng),
          new BatchNorm.Config(channels).init(),
          new Linear.Config(channels, 2 * channels).init(rng),
          new Linear.Config(2 * channels, channels).init(rng),
          new BatchNorm.Config(channels).init());
    }
  }

  /**
   * Maps nodes (N, width) to (N, width).
   *
   * @param edges edge features (E, width) in the order of {@code incoming}
   * @param incoming edges with receivers in the rows
   */
  public Tensor forward(Tensor h, Tensor edges, Csr incoming, Mode mode) {
    Tensor attended = Dropout.apply(attend(h, edges, incoming), config.dropout, mode);
    Tensor middle = batchNorm1H.forward(h.add(outputH.forward(attended)), mode);
    Tensor inner = Dropout.apply(ffnHLayer1.forward(middle).relu(), config.dropout, mode);
    return batchNorm2H.forward(middle.add(ffnHLayer2.forward(inner)), mode);
  }

  private Tensor attend(Tensor h, Tensor edges, Csr incoming) {
    double scale = 1 / Math.sqrt(config.channels / (double) config.heads);
    Tensor q = attentionH.q.forward(h).mul(Tensors.scalar(scale));
    Tensor products =
        Gather.columns(attentionH.k.forward(h), incoming).mul(Gather.rows(q, incoming));
    products = config.useEdges ? products.mul(attentionH.e.forward(edges)) : products;
    Tensor weights =
        heads(products)
            .sum(-1)
            .clamp(new ScalarOptional(new Scalar(-LIMIT)), new ScalarOptional(new Scalar(LIMIT)))
            .exp(); // (E, H)
    Tensor values = heads(Gather.columns(attentionH.v.forward(h), incoming)); // (E, H, a)
    Tensor sums = Segments.sum(values.mul(weights.unsqueeze(-1)), incoming);
    Tensor total = Segments.sum(weights, incoming).add(Tensors.scalar(EPSILON)).unsqueeze(-1);
    return sums.div(total).flatten(1, 2); // (N, width)
  }

  private Tensor heads(Tensor x) {
    return x.view(x.size(0), config.heads, config.channels / config.heads);
  }
}
