package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A transformer layer with normalisation first: {@code x + attention(norm1(x))}, then {@code x +
 * linear2(relu(linear1(norm2(x))))}. Names and initial values of PyTorch's encoder layer.
 *
 * <p>State: {@code self_attn.{in_proj_weight, in_proj_bias, out_proj}}, {@code linear1}, {@code
 * linear2}, {@code norm1}, {@code norm2}.
 */
public record PreNormBlock(
    Config config,
    Attention selfAttn,
    Linear linear1,
    Linear linear2,
    LayerNorm norm1,
    LayerNorm norm2) {

  /** The projections of queries, keys and values, stacked, and of the output. */
  public record Attention(Tensor inProjWeight, Tensor inProjBias, Linear outProj) {}

  /**
   * Sizes.
   *
   * @param width channels of the tokens and of the hidden layer
   * @param heads attention heads, a divisor of the width
   * @param dropout probability in [0, 1)
   */
  public record Config(long width, int heads, double dropout) {
    public Config {
      Check.positive("heads", heads);
      Check.that(width % heads == 0, "heads must divide the width %d, got %d", width, heads);
    }

    /** Fresh parameters. */
    public PreNormBlock init(Rng rng) {
      Linear out = new Linear.Config(width, width).init(rng);
      return new PreNormBlock(
          this,
          new Attention(
              Init.xavier(rng, 1, 3 * width, width),
              Init.constant(0, 3 * width),
              new Linear(out.weight(), Init.constant(0, width))),
          new Linear.Config(width, width).init(rng),
          new Linear.Config(width, width).init(rng),
          new LayerNorm.Config(width).init(),
          new LayerNorm.Config(width).init());
    }
  }

  /** Maps (B, n, width) to (B, n, width), attending over n. */
  public Tensor forward(Tensor x, Mode mode) {
    Tensor h = x.add(Dropout.apply(attend(norm1.forward(x), mode), config.dropout, mode));
    Tensor inner = Dropout.apply(linear1.forward(norm2.forward(h)).relu(), config.dropout, mode);
    return h.add(Dropout.apply(linear2.forward(inner), config.dropout, mode));
  }

  private Tensor attend(Tensor x, Mode mode) {
    long b = x.size(0);
    long n = x.size(1);
    Tensor qkv =
        torch
            .linear(x, selfAttn.inProjWeight, new TensorOptional(selfAttn.inProjBias))
            .view(b, n, 3, config.heads, -1)
            .permute(2, 0, 3, 1, 4); // (3, B, H, n, d)
    Tensor k = qkv.select(0, 1);
    double scale = 1 / Math.sqrt(k.size(-1));
    Tensor scores =
        qkv.select(0, 0)
            .mul(dev.erlangen.core.tensor.Tensors.scalar(scale))
            .matmul(k.transpose(-2, -1));
    Tensor weights = Dropout.apply(scores.softmax(-1), config.dropout, mode);
    Tensor mixed = weights.matmul(qkv.select(0, 2)).transpose(1, 2).reshape(b, n, -1);
    return selfAttn.outProj.forward(mixed);
  }
}
