package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;

/**
 * Graph transformer layer on the arcs (Dwivedi and Bresson 2021): {@link AttentionH}, O, residual,
 * batch norm; then a feed-forward network of twice the width with ReLU, residual, batch norm.
 *
 * <p>State: {@code attention_h.*}, {@code O_h.*}, {@code batch_norm1_h.*}, {@code FFN_h_layer1.*},
 * {@code FFN_h_layer2.*}, {@code batch_norm2_h.*}. The official state holds a {@code gamma}
 * besides, which has no influence.
 */
public record TransformerLayer(
    Config config,
    AttentionH attentionH,
    @Name("O_h") Linear outputH,
    @Name("batch_norm1_h") BatchNorm batchNorm1H,
    @Name("FFN_h_layer1") Linear ffnHLayer1,
    @Name("FFN_h_layer2") Linear ffnHLayer2,
    @Name("batch_norm2_h") BatchNorm batchNorm2H) {

  /**
   * Sizes and options.
   *
   * @param channels of nodes and edges
   * @param heads number of heads, a divisor of the channels
   * @param dropout probability in [0, 1)
   */
  public record Config(long channels, long heads, double dropout) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("heads", heads);
      Check.that(
          channels % heads == 0, "%d channels cannot be split into %d heads", channels, heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** PyTorch's default initialisation. */
    public TransformerLayer init(Rng rng) {
      Linear.Config plain = new Linear.Config(channels, channels, false);
      AttentionH attention =
          new AttentionH(heads, plain.init(rng), plain.init(rng), plain.init(rng), plain.init(rng));
      return new TransformerLayer(
          this,
          attention,
          new Linear.Config(channels, channels).init(rng),
          new BatchNorm.Config(channels).init(),
          new Linear.Config(channels, 2 * channels).init(rng),
          new Linear.Config(2 * channels, channels).init(rng),
          new BatchNorm.Config(channels).init());
    }
  }

  /** Maps h (N, C) and edge features (E, C), which stay as they are, to (N, C). */
  public Tensor forward(Tensor h, Tensor edgeFeatures, Csr edges, Mode mode) {
    Tensor attended =
        Dropout.apply(attentionH.forward(h, edgeFeatures, edges), config.dropout, mode);
    Tensor middle = batchNorm1H.forward(h.add(outputH.forward(attended)), mode);
    Tensor inner = Dropout.apply(ffnHLayer1.forward(middle).relu(), config.dropout, mode);
    return batchNorm2H.forward(middle.add(ffnHLayer2.forward(inner)), mode);
  }
}
