package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Attention;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The transformer baseline: one token per adapted matrix from its raw factors, sinusoidal
 * positions, post-norm encoder layers, all tokens read by a gated layer. Not invariant.
 *
 * <p>State, with the official names: {@code embedding.mlps.<l>}, {@code layers.<i>.self_attn.W_q},
 * …, {@code final_layer}.
 */
public record LolTransformer(
    Config config, Embedding embedding, List<Layer> layers, SwiGlu finalLayer) implements LolModel {

  /** The layer that embeds the entries of each matrix. */
  public record Embedding(List<SwiGlu> mlps) {}

  /** Attention with separate projections. */
  public record SelfAttention(
      @Name("W_q") Linear q, @Name("W_k") Linear k, @Name("W_v") Linear v, @Name("W_o") Linear o) {}

  /** An encoder layer. */
  public record Layer(
      SelfAttention selfAttn, SwiGlu feedForward, LayerNorm norm1, LayerNorm norm2) {}

  /**
   * Sizes.
   *
   * @param entries numbers in the factors of each matrix, (n_l + m_l) r_l
   * @param channels d of the tokens
   * @param heads of the attention
   * @param layers encoder layers
   * @param feedForward hidden channels of the feed-forward parts
   * @param readout hidden channels of the last layer
   * @param out number of outputs
   * @param dropout on what the sublayers give
   */
  public record Config(
      List<Long> entries,
      long channels,
      int heads,
      int layers,
      long feedForward,
      long readout,
      long out,
      double dropout) {
    public Config {
      entries = List.copyOf(entries);
      Check.that(!entries.isEmpty(), "there must be at least one matrix");
      Check.positive("heads", heads);
      Check.that(channels % heads == 0, "heads must divide %d channels, got %d", channels, heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** PyTorch's default initialisation. */
    public LolTransformer init(Rng rng) {
      return new LolTransformer(
          this,
          new Embedding(
              entries.stream().map(e -> SwiGlu.init(e, channels, channels, rng)).toList()),
          IntStream.range(0, layers).mapToObj(i -> layer(rng)).toList(),
          SwiGlu.init(entries.size() * channels, readout, out, rng));
    }

    private Layer layer(Rng rng) {
      Linear.Config square = new Linear.Config(channels, channels);
      return new Layer(
          new SelfAttention(square.init(rng), square.init(rng), square.init(rng), square.init(rng)),
          SwiGlu.init(channels, feedForward, channels, rng),
          new LayerNorm.Config(channels).init(),
          new LayerNorm.Config(channels).init());
    }
  }

  @Override
  public Tensor forward(LowRank x, Mode mode) {
    List<Tensor> tokens = new ArrayList<>();
    for (int l = 0; l < embedding.mlps.size(); l++) {
      Tensor entries = Tensors.cat(1, x.u().get(l), x.v().get(l)).flatten(1, 2);
      tokens.add(embedding.mlps.get(l).forward(entries));
    }
    Tensor h = Tensors.stack(1, tokens.toArray(Tensor[]::new)); // (B, L, d)
    h = Dropout.apply(h.add(Tensors.like(positions(h.size(1)), h)), config.dropout, mode);
    for (Layer layer : layers) {
      Tensor attended = Dropout.apply(attention(layer.selfAttn, h), config.dropout, mode);
      Tensor g = layer.norm1.forward(h.add(attended));
      Tensor fed = Dropout.apply(layer.feedForward.forward(g), config.dropout, mode);
      h = layer.norm2.forward(g.add(fed));
    }
    return finalLayer.forward(h.flatten(1, 2));
  }

  private Tensor attention(SelfAttention a, Tensor x) {
    Tensor mixed =
        Attention.attend(
            heads(a.q.forward(x)),
            heads(a.k.forward(x)),
            heads(a.v.forward(x)),
            null,
            0,
            Mode.EVAL);
    return a.o.forward(mixed.transpose(1, 2).flatten(2, 3));
  }

  private Tensor heads(Tensor x) {
    return x.unflatten(-1, config.heads, config.channels / config.heads).transpose(1, 2);
  }

  /** {@code P[t, 2i] = sin(t·10000^(-2i/d))}, {@code P[t, 2i+1] = cos(…)}, (L, d). */
  private Tensor positions(long length) {
    int d = (int) config.channels;
    double[] table = new double[(int) length * d];
    for (int t = 0; t < length; t++) {
      for (int c = 0; c < d; c++) {
        double angle = t * Math.exp(-(c - c % 2) * Math.log(10_000) / d);
        table[t * d + c] = c % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
      }
    }
    return Tensors.of(table, length, d);
  }
}
