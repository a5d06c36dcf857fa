package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A transformer encoder layer: attention A and a feed-forward network F, each with a residual.
 * Norms first: {@code h = x + A(norm1 x)}, {@code y = h + F(norm2 h)}; otherwise {@code h = norm1(x
 * + A x)}, {@code y = norm2(h + F h)}. Commutes with renumbering the tokens.
 *
 * <p>State, as PyTorch's {@code TransformerEncoderLayer}: {@code self_attn}, {@code linear1},
 * {@code linear2}, {@code norm1}, {@code norm2}.
 */
public record TransformerLayer(
    Config config,
    MultiHeadAttention selfAttn,
    Linear linear1,
    Linear linear2,
    LayerNorm norm1,
    LayerNorm norm2) {

  /**
   * Sizes and options.
   *
   * @param channels C of the tokens
   * @param hidden channels between the two linear maps of F
   * @param heads attention heads, a divisor of C
   * @param normFirst whether the norms come before A and F, or after the sums
   * @param activation inside F
   * @param dropout of attention weights, of F's hidden layer, and of what A and F give
   */
  public record Config(
      long channels,
      long hidden,
      int heads,
      boolean normFirst,
      Activation activation,
      double dropout) {
    public Config {
      Check.positive("hidden", hidden);
      attention(channels, heads, dropout);
    }

    private static MultiHeadAttention.Config attention(long channels, int heads, double dropout) {
      return new MultiHeadAttention.Config(channels, heads, true, dropout);
    }

    /** PyTorch's default initialisation. */
    public TransformerLayer init(Rng rng) {
      return new TransformerLayer(
          this,
          attention(channels, heads, dropout).init(rng),
          new Linear.Config(channels, hidden).init(rng),
          new Linear.Config(hidden, channels).init(rng),
          new LayerNorm.Config(channels).init(),
          new LayerNorm.Config(channels).init());
    }
  }

  /**
   * Maps (..., n, C) to (..., n, C).
   *
   * @param mask null, or broadcastable to (..., H, n, n); see {@link Attention#attend}
   */
  public Tensor forward(Tensor x, @Nullable Tensor mask, Mode mode) {
    if (config.normFirst) {
      Tensor h = x.add(attention(norm1.forward(x), mask, mode));
      return h.add(feedForward(norm2.forward(h), mode));
    }
    Tensor h = norm1.forward(x.add(attention(x, mask, mode)));
    return norm2.forward(h.add(feedForward(h, mode)));
  }

  private Tensor attention(Tensor x, @Nullable Tensor mask, Mode mode) {
    return Dropout.apply(selfAttn.forward(x, mask, mode), config.dropout, mode);
  }

  private Tensor feedForward(Tensor x, Mode mode) {
    Tensor inner = config.activation.apply(linear1.forward(x));
    inner = Dropout.apply(inner, config.dropout, mode);
    return Dropout.apply(linear2.forward(inner), config.dropout, mode);
  }
}
