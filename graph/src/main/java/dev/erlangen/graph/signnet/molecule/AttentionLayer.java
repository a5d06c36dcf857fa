package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Graph attention (Veličković et al. 2018) with ReLU per head: {@code α = softmax_u leakyReLU(a_l·W
 * h_u + a_r·W h_v)}, {@code h_v ← relu(Σ_u α W h_u + b)}, heads side by side or averaged.
 * Parameters are named as in DGL: {@code fc.weight}, {@code attn_l}, {@code attn_r} (1, H, C),
 * {@code bias} (H·C).
 *
 * @param averaged whether the heads are averaged
 */
public record AttentionLayer(boolean averaged, Tensor attnL, Tensor attnR, Tensor bias, Linear fc)
    implements MessageLayer {
  private static final double SLOPE = 0.2;

  /** Glorot weights with gain √2, zero bias. */
  static AttentionLayer init(long in, long out, int heads, boolean averaged, Rng rng) {
    double gain = Math.sqrt(2);
    double bound = gain * Math.sqrt(6.0 / (out + heads * out));
    return new AttentionLayer(
        averaged,
        Init.uniform(rng, bound, 1, heads, out),
        Init.uniform(rng, bound, 1, heads, out),
        Init.constant(0, heads * out),
        new Linear(Init.xavier(rng, gain, heads * out, in), null));
  }

  @Override
  public State forward(State state, GraphBatch graph, Mode mode) {
    Tensor h = fc.forward(state.nodes()).view(-1, attnL.size(1), attnL.size(2)); // (N, H, C)
    Tensor left = h.mul(attnL).sum(-1);
    Tensor right = h.mul(attnR).sum(-1);
    Tensor score = Gather.columns(left, graph.incoming()).add(Gather.rows(right, graph.incoming()));
    Tensor alpha =
        Segments.softmax(torch.leaky_relu(score, Tensors.scalar(SLOPE)), graph.incoming());
    Tensor messages = Gather.columns(h, graph.incoming()).mul(alpha.unsqueeze(-1));
    Tensor out =
        Segments.sum(messages, graph.incoming()).add(bias.view_as(attnL)).relu(); // (N, H, C)
    return state.with(averaged ? out.mean(1) : out.flatten(1, 2));
  }
}
