package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.TransformerLayer;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A transformer on invariants: GL-net's first equivariant layer, one token per matrix from the
 * entries of {@code U'_l V'_lᵀ} behind a layer norm, a class token, learned positions, pre-norm
 * encoder layers. Invariant under Π_l GL(r_l).
 *
 * @param classToken (1, 1, d)
 * @param positions (1, L + 1, d)
 */
public record GlTransformer(
    EquivMlp equivMlp,
    LayerNorm norm,
    Linear embedding,
    Tensor classToken,
    Tensor positions,
    List<TransformerLayer> layers,
    LayerNorm finalNorm,
    Linear readout)
    implements LolModel {
  private static final int CHANNELS_PER_HEAD = 16;

  /** Sizes n_l, m_l, h, token channels d, encoder layers, outputs, dropout of the encoder. */
  public record Config(
      List<Long> n,
      List<Long> m,
      long hidden,
      long channels,
      int layers,
      long out,
      double dropout) {
    public Config {
      Check.positive("layers", layers);
      Check.positive("channels", channels);
    }

    /** PyTorch's default initialisation; positions and class token N(0, 0.02²). */
    public GlTransformer init(Rng rng) {
      int heads = (int) Math.max(1, channels / CHANNELS_PER_HEAD);
      TransformerLayer.Config layer =
          new TransformerLayer.Config(
              channels, 2 * channels, heads, true, Activation.RELU, dropout);
      return new GlTransformer(
          new GlNet.Config(n, m, hidden, 1, 1, 1).init(rng).equivMlp(),
          new LayerNorm.Config(hidden * hidden).init(),
          new Linear.Config(hidden * hidden, channels).init(rng),
          Init.normal(rng, 0.02, 1, 1, channels),
          Init.normal(rng, 0.02, 1, n.size() + 1L, channels),
          IntStream.range(0, layers).mapToObj(i -> layer.init(rng)).toList(),
          new LayerNorm.Config(channels).init(),
          new Linear.Config(channels, out).init(rng));
    }
  }

  @Override
  public Tensor forward(LowRank x, Mode mode) {
    Tensor products = equivMlp.forward(x, mode).products().flatten(2, 3); // (B, L, h²)
    Tensor tokens = embedding.forward(norm.forward(products));
    Tensor first = classToken.expand(tokens.size(0), 1, tokens.size(2));
    Tensor h = Tensors.cat(1, first, tokens).add(positions);
    for (TransformerLayer layer : layers) {
      h = layer.forward(h, null, mode);
    }
    return readout.forward(finalNorm.forward(h.select(1, 0)));
  }
}
