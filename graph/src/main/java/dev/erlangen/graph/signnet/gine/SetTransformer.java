package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * ρ: post-norm transformer layers over the eigenvectors of each node, their sum, Linear, batch
 * norm.
 *
 * <p>State: {@code transformer_layers.<l>.{slf_attn, pos_ffn}}, {@code out.0}, {@code out.1}.
 *
 * @param attentionDropout probability with which attention weights are dropped while training
 */
public record SetTransformer(
    int heads, double attentionDropout, List<Layer> transformerLayers, Out out) {
  private static final double NORM_EPSILON = 1e-6;
  private static final double EXCLUDED = -1e10;

  public SetTransformer {
    transformerLayers = List.copyOf(transformerLayers);
  }

  /** Self-attention and a feed-forward network. */
  public record Layer(Attention slfAttn, FeedForward posFfn) {}

  /** Layer norm under the name {@code ln}. */
  public record Norm(LayerNorm ln) {}

  /** Projections without bias, and the norm after the residual. */
  public record Attention(Linear wQs, Linear wKs, Linear wVs, Linear fc, Norm norm) {}

  /** Linear, ReLU, Linear, and the norm after the residual. */
  public record FeedForward(@Name("w_1") Linear first, @Name("w_2") Linear second, Norm norm) {}

  /** Linear and batch norm after the sum. */
  public record Out(@Name("0") Linear linear, @Name("1") BatchNorm norm) {}

  /** Fresh parameters. */
  public static SetTransformer init(
      long width, int heads, int layers, double attentionDropout, Rng rng) {
    Check.that(heads >= 1 && heads <= width, "heads must be in [1, %d], got %d", width, heads);
    long inner = width / heads * heads;
    return new SetTransformer(
        heads,
        attentionDropout,
        Stream.generate(() -> layer(width, inner, rng)).limit(layers).toList(),
        new Out(
            new Linear.Config(width, width, false).init(rng), new BatchNorm.Config(width).init()));
  }

  private static Layer layer(long width, long inner, Rng rng) {
    Linear.Config in = new Linear.Config(width, inner, false);
    Linear.Config ffn = new Linear.Config(width, width);
    return new Layer(
        new Attention(
            in.init(rng),
            in.init(rng),
            in.init(rng),
            new Linear.Config(inner, width, false).init(rng),
            norm(width)),
        new FeedForward(ffn.init(rng), ffn.init(rng), norm(width)));
  }

  private static Norm norm(long width) {
    return new Norm(new LayerNorm.Config(width, NORM_EPSILON).init());
  }

  /** Maps the pairs (M, C) of a batch to its nodes, (N, C). */
  public Tensor forward(Tensor x, NodeTokens tokens, Mode mode) {
    Tensor h = x;
    for (Layer layer : transformerLayers) {
      Attention a = layer.slfAttn;
      h = a.norm.ln.forward(attend(a, h, tokens, mode).add(h));
      FeedForward f = layer.posFfn;
      h = f.norm.ln.forward(f.second.forward(f.first.forward(h).relu()).add(h));
    }
    return out.norm.forward(out.linear.forward(tokens.sum(h)), mode);
  }

  /** Attention among the pairs of each node: (M, C) to (M, C). */
  private Tensor attend(Attention a, Tensor x, NodeTokens tokens, Mode mode) {
    // Without bias the projections of the padding are 0: only real pairs are projected, at once.
    Tensor weight = Tensors.cat(0, a.wQs.weight(), a.wKs.weight(), a.wVs.weight());
    Tensor qkv = tokens.pack(torch.linear(x, weight)); // (N, K, 3·H·d)
    Tensor parts = qkv.view(qkv.size(0), qkv.size(1), 3, heads, -1).permute(2, 0, 3, 1, 4);
    Tensor q = parts.select(0, 0); // (N, H, K, d)
    Tensor k = parts.select(0, 1);
    Tensor v = parts.select(0, 2);
    Tensor scores = q.div(Tensors.scalar(Math.sqrt(q.size(-1)))).matmul(k.transpose(-2, -1));
    Tensor excluded = tokens.mask().logical_not().view(-1, 1, 1, tokens.mask().size(1));
    Tensor weights =
        Dropout.apply(
            torch.softmax(scores.masked_fill(excluded, Tensors.scalar(EXCLUDED)), -1),
            attentionDropout,
            mode);
    Tensor mixed = weights.matmul(v).transpose(1, 2).flatten(-2, -1); // (N, K, H·d)
    return a.fc.forward(tokens.unpack(mixed));
  }
}
