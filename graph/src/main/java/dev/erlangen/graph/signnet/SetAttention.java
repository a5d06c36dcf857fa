package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * φ as a set transformer (Lee et al. 2019): self-attention among the nodes of each graph, for every
 * eigenvector and sign by itself; it does not see the edges. A layer is {@code x +
 * attention(norm_in x, x)}, queries from the normalised and keys and values from the plain input,
 * then {@code x + ffn(norm_inter x)}.
 *
 * <p>State: {@code layers.<l>.mha.{proj_q, proj_k, proj_v, proj_o, ffn.0, ffn.3, norm_in,
 * norm_inter}}.
 */
public record SetAttention(int heads, List<Layer> layers) implements PhiNet {
  public SetAttention {
    layers = List.copyOf(layers);
  }

  /** A self-attention block. */
  public record Layer(Attention mha) {}

  /** Its projections (without bias), norms and feed-forward network. */
  public record Attention(
      Linear projQ,
      Linear projK,
      Linear projV,
      Linear projO,
      FeedForward ffn,
      LayerNorm normIn,
      LayerNorm normInter) {}

  /** Linear, ReLU, Linear. */
  public record FeedForward(@Name("0") Linear first, @Name("3") Linear second) {}

  /**
   * Returns fresh parameters: matrices Glorot uniform, biases PyTorch's default.
   *
   * @param width channels of the input and output
   * @param heads attention heads of width/heads channels each
   */
  public static SetAttention init(long width, int heads, int layers, Rng rng) {
    Check.that(heads >= 1 && width >= heads, "%d channels are too few for %d heads", width, heads);
    long inner = width / heads * heads;
    return new SetAttention(
        heads,
        Stream.generate(
                () ->
                    new Layer(
                        new Attention(
                            glorot(width, inner, false, rng),
                            glorot(width, inner, false, rng),
                            glorot(width, inner, false, rng),
                            glorot(inner, width, false, rng),
                            new FeedForward(
                                glorot(width, inner, true, rng), glorot(inner, width, true, rng)),
                            new LayerNorm.Config(width).init(),
                            new LayerNorm.Config(width).init())))
            .limit(layers)
            .toList());
  }

  private static Linear glorot(long in, long out, boolean bias, Rng rng) {
    return new Linear(Init.xavier(rng, 1, out, in), bias ? Init.fanIn(rng, in, out) : null);
  }

  @Override
  public Tensor forward(Tensor x, EigenRows rows, Mode mode) {
    EigenRows.Sets sets = rows.sets();
    Tensor h = sets.pack(x); // (G, k·S, n, width)
    for (Layer layer : layers) {
      Attention mha = layer.mha;
      h = h.add(attend(mha, mha.normIn.forward(h), h, sets.mask()));
      Tensor inner = mha.ffn.first.forward(mha.normInter.forward(h)).relu();
      h = h.add(mha.ffn.second.forward(inner));
    }
    return sets.unpack(h, x.size(1));
  }

  private Tensor attend(Attention mha, Tensor x, Tensor memory, Tensor mask) {
    Tensor q = heads(mha.projQ.forward(x));
    Tensor k = heads(mha.projK.forward(memory));
    Tensor v = heads(mha.projV.forward(memory));
    Tensor scores = q.matmul(k.transpose(-2, -1)).div(Tensors.scalar(Math.sqrt(q.size(-1))));
    Tensor masked =
        scores.masked_fill(
            mask.logical_not().unsqueeze(1), Tensors.scalar(Double.NEGATIVE_INFINITY));
    Tensor mixed = torch.softmax(masked, -1).matmul(v); // (G, k·S, heads, n, d)
    return mha.projO.forward(mixed.transpose(-3, -2).flatten(-2, -1));
  }

  private Tensor heads(Tensor x) {
    return x.view(x.size(0), x.size(1), x.size(2), heads, -1).transpose(-3, -2);
  }
}
