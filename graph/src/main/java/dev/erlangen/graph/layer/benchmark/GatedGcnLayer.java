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
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Residual gated graph convolution (Bresson and Laurent 2018) of nodes h and edges e: for an edge u
 * → v
 *
 * <pre>
 * ê = D h_u + E h_v + C e,   σ = sigmoid(ê),   ĥ_v = A h_v + Σ_u σ ⊙ B h_u / (Σ_u σ + 1e-6)
 * h ← h + ReLU(BN(ĥ)),   e ← e + ReLU(BN(ê))
 * </pre>
 *
 * followed by dropout. State: {@code A … E}, {@code bn_node_h}, {@code bn_node_e}, as in
 * Benchmarking GNNs.
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
   * @param in channels of nodes and edges before
   * @param out channels after
   * @param dropout probability in [0, 1)
   * @param batchNorm whether the batch norms are used; they are part of the state in any case
   * @param residual whether the input is added, which needs as many channels before as after
   */
  public record Config(long in, long out, double dropout, boolean batchNorm, boolean residual) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** As many channels out as in, batch norm, residual, no dropout. */
    public Config(long width) {
      this(width, width, 0, true, true);
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

  /** Features of nodes (N, C) and edges (E, C), the latter in the order of the {@link Csr}. */
  public record Features(Tensor nodes, Tensor edges) {}

  /** Maps (N, in), (E, in) to (N, out), (E, out); {@code incoming} has receivers in its rows. */
  public Features forward(Features state, Csr incoming, Mode mode) {
    Tensor h = state.nodes();
    // D h and B h both travel along the edges: one product, one gathering.
    Tensor sent = Gather.columns(both(h), incoming); // (E, 2·out)
    Tensor gate =
        sent.narrow(1, 0, config.out)
            .add(Gather.rows(e.forward(h), incoming))
            .add(c.forward(state.edges())); // (E, out)
    Tensor sigma = gate.sigmoid();
    Tensor messages = sigma.mul(sent.narrow(1, config.out, config.out));
    Tensor weights = Segments.sum(sigma, incoming).add(Tensors.scalar(EPSILON));
    Tensor nodes = a.forward(h).add(Segments.sum(messages, incoming).div(weights));
    return new Features(
        finish(nodes, bnNodeH, h, mode),
        finish(gate, bnNodeE, state.edges(), edgeMode(gate, mode)));
  }

  /** A batch with at most one edge has no variance; its statistics are left out of training. */
  private static Mode edgeMode(Tensor edges, Mode mode) {
    return edges.size(0) <= 1 ? Mode.EVAL : mode;
  }

  private Tensor both(Tensor h) {
    Tensor weight = Tensors.cat(0, d.weight(), b.weight());
    Tensor bias =
        Tensors.cat(0, Objects.requireNonNull(d.bias()), Objects.requireNonNull(b.bias()));
    return torch.linear(h, weight, new TensorOptional(bias));
  }

  private Tensor finish(Tensor x, BatchNorm norm, Tensor before, Mode mode) {
    boolean normed = config.batchNorm && x.size(0) > 0;
    Tensor y = (normed ? norm.forward(x, mode) : x).relu();
    boolean add = config.residual && config.in == config.out;
    return Dropout.apply(add ? before.add(y) : y, config.dropout, mode);
  }
}
