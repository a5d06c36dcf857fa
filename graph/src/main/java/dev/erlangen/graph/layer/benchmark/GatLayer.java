package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.graph.layer.HeadArcs;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Graph attention as in DGL, with batch norm, ELU and residual around it: heads side by side, no
 * loops added. State: {@code gatconv.fc.weight}, {@code gatconv.attn_l}, {@code gatconv.attn_r} (1,
 * H, C), {@code gatconv.bias}, {@code batchnorm_h.*}.
 */
public record GatLayer(Config config, Attention gatconv, BatchNorm batchnormH) {
  private static final double SLOPE = 0.2;

  /** The parameters of the attention; {@code attnL} meets senders, {@code attnR} receivers. */
  public record Attention(Linear fc, Tensor attnL, Tensor attnR, Tensor bias) {}

  /**
   * Sizes and options.
   *
   * @param in I
   * @param out channels per head
   * @param heads H
   * @param dropout of features and of attention weights
   * @param residual whether the input is added; only if I = H·C
   */
  public record Config(long in, long out, long heads, double dropout, boolean residual) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("heads", heads);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** DGL's: Xavier normal with the gain of ReLU, zero bias. */
    public GatLayer init(Rng rng) {
      double gain = Math.sqrt(2);
      double weight = gain * Math.sqrt(2.0 / (in + heads * out));
      // PyTorch takes the fans of (1, H, C) as H·C and C.
      double vector = gain * Math.sqrt(2.0 / (heads * out + out));
      return new GatLayer(
          this,
          new Attention(
              new Linear(Init.normal(rng, weight, heads * out, in), null),
              Init.normal(rng, vector, 1, heads, out),
              Init.normal(rng, vector, 1, heads, out),
              Init.constant(0, heads * out)),
          new BatchNorm.Config(heads * out).init());
    }
  }

  /** Maps x (N, I) to (N, H·C). */
  public Tensor forward(Tensor x, Csr edges, Mode mode) {
    return forward(x, HeadArcs.of(edges, config.heads), mode);
  }

  /** As above, with arcs that several layers of as many heads share. */
  public Tensor forward(Tensor x, HeadArcs arcs, Mode mode) {
    Csr edges = arcs.edges();
    Tensor dropped = Dropout.apply(x, config.dropout, mode);
    Tensor h = gatconv.fc.forward(dropped).view(-1, config.heads, config.out); // (N, H, C)
    Tensor left = h.mul(gatconv.attnL).sum(-1); // (N, H)
    Tensor right = h.mul(gatconv.attnR).sum(-1);
    Tensor score = Gather.columns(left, edges).add(Gather.rows(right, edges)); // (E, H)
    Tensor alpha = Segments.softmax(torch.leaky_relu(score, new Scalar(SLOPE)), edges);
    alpha = Dropout.apply(alpha, config.dropout, mode);
    Tensor y = arcs.weightedSum(alpha, h).flatten(1, 2);
    y = torch.elu(batchnormH.forward(y.add(gatconv.bias), mode));
    return config.residual && config.in == config.heads * config.out ? x.add(y) : y;
  }
}
