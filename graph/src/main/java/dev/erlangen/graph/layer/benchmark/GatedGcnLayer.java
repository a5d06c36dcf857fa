package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Gated graph convolution (Bresson and Laurent 2018):
 *
 * <pre>
 * ê_ij = D h_j + E h_i + C e_ij                         for the arc j → i
 * h'_i = A h_i + Σ_j σ(ê_ij) ⊙ B h_j / (Σ_j σ(ê_ij) + 1e-6)
 * h ← dropout(h + relu(bn(h'))),  e ← dropout(e + relu(bn(ê)))
 * </pre>
 *
 * <p>State: {@code A}, {@code B}, {@code C}, {@code D}, {@code E}, {@code bn_node_h}, {@code
 * bn_node_e}.
 */
public record GatedGcnLayer(
    Config config,
    @Name("A") Linear a,
    @Name("B") Linear b,
    @Name("C") Linear c,
    @Name("D") Linear d,
    @Name("E") Linear e,
    BatchNorm bnNodeH,
    BatchNorm bnNodeE) {
  private static final double EPSILON = 1e-6;

  /**
   * Sizes and options.
   *
   * @param in channels of nodes and edges
   * @param out channels of both afterwards
   * @param dropout probability in [0, 1)
   * @param residual whether inputs are added; only if in = out
   */
  public record Config(long in, long out, double dropout, boolean residual) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** The same channels throughout, residual, no dropout. */
    public Config(long channels) {
      this(channels, channels, 0, true);
    }

    /** PyTorch's default initialisation. */
    public GatedGcnLayer init(Rng rng) {
      Linear.Config linear = new Linear.Config(in, out);
      return new GatedGcnLayer(
          this,
          linear.init(rng),
          linear.init(rng),
          linear.init(rng),
          linear.init(rng),
          linear.init(rng),
          new BatchNorm.Config(out).init(),
          new BatchNorm.Config(out).init());
    }
  }

  /** Features of nodes (N, C) and arcs (E, C). */
  public record Features(Tensor nodes, Tensor edges) {}

  /** Updates the features of nodes (N, I) and arcs (E, I). */
  public Features forward(Features x, Csr edges, Mode mode) {
    Tensor h = x.nodes();
    // D h and B h both travel along the arcs: one product, one gathering.
    Tensor sent = Gather.columns(both(d, b, h), edges); // (E, 2 O)
    Tensor gateInput =
        sent.narrow(1, 0, config.out)
            .add(Gather.rows(e.forward(h), edges))
            .add(c.forward(x.edges()));
    Tensor gate = gateInput.sigmoid();
    Tensor weighted = Segments.sum(gate.mul(sent.narrow(1, config.out, config.out)), edges);
    Tensor total = Segments.sum(gate, edges).add(new Scalar(EPSILON));
    Tensor updated = a.forward(h).add(weighted.div(total));
    return new Features(
        finished(bnNodeH.forward(updated, mode), h, mode),
        edges.edges() == 0 ? gateInput : finished(edgeNorm(gateInput, mode), x.edges(), mode));
  }

  /** A batch with a single arc has no variance; its statistics are left out of training. */
  private Tensor edgeNorm(Tensor edges, Mode mode) {
    return bnNodeE.forward(edges, edges.size(0) == 1 ? Mode.EVAL : mode);
  }

  private Tensor finished(Tensor normed, Tensor before, Mode mode) {
    Tensor y = normed.relu();
    y = config.residual && config.in == config.out ? before.add(y) : y;
    return Dropout.apply(y, config.dropout, mode);
  }

  private static Tensor both(Linear first, Linear second, Tensor x) {
    Tensor weight = Tensors.cat(0, first.weight(), second.weight());
    if (first.bias() == null || second.bias() == null) {
      return torch.linear(x, weight);
    }
    return torch.linear(x, weight, new TensorOptional(Tensors.cat(0, first.bias(), second.bias())));
  }
}
