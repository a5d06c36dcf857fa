package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Attention with H heads between projections of the tokens (Vaswani et al. 2017). Self-attention
 * commutes with renumbering the tokens (and the mask on both sides).
 *
 * <p>State, as PyTorch's: {@code in_proj_weight} (3C, C) and {@code in_proj_bias} (3C), queries
 * first, then keys, then values; {@code out_proj.weight}, {@code out_proj.bias}.
 */
public record MultiHeadAttention(
    Config config, Tensor inProjWeight, @Nullable Tensor inProjBias, Linear outProj) {

  /**
   * Sizes.
   *
   * @param channels C
   * @param heads H, a divisor of C
   * @param bias whether the projections have biases
   * @param dropout probability with which an attention weight is dropped while training
   */
  public record Config(long channels, int heads, boolean bias, double dropout) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("heads", heads);
      Check.that(channels % heads == 0, "heads must divide %d channels, got %d", channels, heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** With biases, without dropout. */
    public Config(long channels, int heads) {
      this(channels, heads, true, 0);
    }

    /**
     * PyTorch's default: Glorot uniform for the three stacked projections, its default of linear
     * layers for the output, biases 0.
     */
    public MultiHeadAttention init(Rng rng) {
      Tensor in = Init.xavier(rng, 1, 3 * channels, channels);
      Tensor out = Init.fanIn(rng, channels, channels, channels);
      return new MultiHeadAttention(
          this,
          in,
          bias ? Init.constant(0, 3 * channels) : null,
          new Linear(out, bias ? Init.constant(0, channels) : null));
    }
  }

  /** Self-attention: (..., n, C) to (..., n, C). */
  public Tensor forward(Tensor x, @Nullable Tensor mask, Mode mode) {
    Tensor all = heads(project(x, 0, 3), 3); // (..., 3H, n, C/H)
    int h = config.heads;
    return mix(all.narrow(-3, 0, h), all.narrow(-3, h, h), all.narrow(-3, 2L * h, h), mask, mode);
  }

  /**
   * Attention of queries to a memory.
   *
   * @param x (..., n, C)
   * @param memory (..., m, C), source of keys and values
   * @param mask null, or broadcastable to (..., H, n, m); see {@link Attention#attend}
   * @return (..., n, C)
   */
  public Tensor forward(Tensor x, Tensor memory, @Nullable Tensor mask, Mode mode) {
    Tensor keys = heads(project(memory, 1, 2), 2); // (..., 2H, m, C/H)
    int h = config.heads;
    Tensor q = heads(project(x, 0, 1), 1);
    return mix(q, keys.narrow(-3, 0, h), keys.narrow(-3, h, h), mask, mode);
  }

  private Tensor project(Tensor x, long first, long count) {
    long c = config.channels;
    Check.that(
        x.dim() >= 2 && x.size(-1) == c, "attention expects %d channels, got %d", c, x.size(-1));
    Tensor weight = inProjWeight.narrow(0, first * c, count * c);
    return inProjBias == null
        ? torch.linear(x, weight)
        : torch.linear(x, weight, new TensorOptional(inProjBias.narrow(0, first * c, count * c)));
  }

  /** (..., n, kC) to (..., kH, n, C/H). */
  private Tensor heads(Tensor x, long k) {
    return x.unflatten(-1, k * config.heads, config.channels / config.heads).transpose(-2, -3);
  }

  private Tensor mix(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Mode mode) {
    Tensor mixed = Attention.attend(q, k, v, mask, config.dropout, mode);
    return outProj.forward(mixed.transpose(-2, -3).flatten(-2, -1));
  }
}
