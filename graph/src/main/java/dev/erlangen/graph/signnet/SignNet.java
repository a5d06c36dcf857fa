package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.tensor.Tensors;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * SignNet on the eigenvectors of a batch of graphs: {@code ρ([φ(v_i) + φ(-v_i)]_i)}, or {@code
 * ρ(Σ_i φ(v_i) + φ(-v_i))} over the columns that belong to the graph, when φ is masked.
 *
 * <p>Invariant under {±1} per graph and column, equivariant under renumbering the nodes: (N, k) to
 * (N, k). While training φ(v) and φ(-v) share one batch, hence the statistics of its batch norms;
 * normalised apart they would not be invariant when only some eigenvectors flip.
 *
 * <p>State: {@code enc} (φ), {@code embed} (only before a transformer), {@code rho}.
 */
public record SignNet(Config config, PhiNet enc, @Nullable Linear embed, Mlp rho) {
  private static final int TRANSFORMER_HEADS = 2;
  private static final int TRANSFORMER_RHO_LAYERS = 4;

  /** The choices of φ. */
  public enum Phi {
    /** {@link PhiNet.Gin}; ρ reads all k columns side by side. */
    GIN,
    /** {@link PhiNet.Gin}; ρ reads the sum over the columns that belong to the graph. */
    MASKED_GIN,
    /** {@link PhiNet.Gcn}; ρ reads all k columns side by side. */
    GCN,
    /** {@link PhiNet.Pointwise}; ρ reads all k columns side by side. */
    MLP,
    /** {@link SetAttention} after a Linear(1, hidden); ρ reads all k columns side by side. */
    TRANSFORMER
  }

  /**
   * Sizes and options.
   *
   * @param phi kind of φ
   * @param columns k, number of eigenvectors
   * @param hidden channels inside φ and ρ
   * @param phiOut channels of φ; a transformer has {@code hidden}
   * @param layers of φ and of ρ; after a transformer ρ has 4
   * @param activation inside φ and ρ
   * @param dropout probability in [0, 1)
   * @param separateBatchStatistics whether φ(v) and φ(-v) are normalised as two batches while
   *     training, as the official code does; not invariant then
   */
  public record Config(
      Phi phi,
      int columns,
      long hidden,
      long phiOut,
      int layers,
      Activation activation,
      double dropout,
      boolean separateBatchStatistics) {
    public Config {
      Check.positive("columns", columns);
      Check.positive("hidden", hidden);
      Check.positive("phiOut", phiOut);
      Check.positive("layers", layers);
    }

    /** ReLU, no dropout, joint statistics. */
    public Config(Phi phi, int columns, long hidden, long phiOut, int layers) {
      this(phi, columns, hidden, phiOut, layers, Activation.RELU, 0, false);
    }

    /** Returns this with {@link #separateBatchStatistics} set. */
    public Config separating(boolean on) {
      return new Config(phi, columns, hidden, phiOut, layers, activation, dropout, on);
    }

    /** Fresh parameters. */
    public SignNet init(Rng rng) {
      PhiNet.Config sizes = new PhiNet.Config(hidden, phiOut, layers, true, dropout, activation);
      PhiNet enc =
          switch (phi) {
            case GIN, MASKED_GIN -> PhiNet.Gin.init(sizes, rng);
            case GCN -> PhiNet.Gcn.init(sizes, rng);
            case MLP -> PhiNet.Pointwise.init(sizes, rng);
            case TRANSFORMER -> SetAttention.init(hidden, TRANSFORMER_HEADS, layers, rng);
          };
      boolean transformer = phi == Phi.TRANSFORMER;
      long width = transformer ? hidden : phiOut;
      Mlp.Config rho =
          new Mlp.Config(
              phi == Phi.MASKED_GIN ? width : width * columns,
              hidden,
              columns,
              transformer ? TRANSFORMER_RHO_LAYERS : layers,
              Norm.BATCH,
              activation,
              dropout,
              false);
      return new SignNet(
          this, enc, transformer ? new Linear.Config(1, hidden).init(rng) : null, rho.init(rng));
    }
  }

  /** Encodes the eigenvectors of a batch, (N, k), as sign-invariant features (N, k). */
  public Tensor forward(EncodedBatch batch, Mode mode) {
    EigenRows rows = batch.rows();
    Check.that(
        config.phi == Phi.MASKED_GIN || rows.pairs() == batch.graph().nodes() * config.columns,
        "φ = %s reads all %d columns of every node; the batch leaves some out",
        config.phi,
        config.columns);
    Tensor v = rows.pick(batch.encoding()).view(-1, 1, 1); // (M, 1, 1)
    return mode.trace("rho", "nodes", rho.forward(features(v, batch, mode), mode));
  }

  private Tensor features(Tensor v, EncodedBatch batch, Mode mode) {
    EigenRows rows = batch.rows();
    boolean separate = config.separateBatchStatistics && mode.training();
    Tensor[] signs =
        separate ? new Tensor[] {v, v.neg()} : new Tensor[] {Tensors.cat(1, v, v.neg())};
    // Whoever listens wants to see φ; nobody else needs it written.
    if (config.phi == Phi.MASKED_GIN && enc instanceof PhiNet.Gin gin && !mode.isTraced()) {
      return sum(signs, x -> gin.summed(x, rows, mode));
    }
    Tensor phi = sum(signs, x -> phi(x, rows, mode).sum(1)); // (M, c)
    mode.trace("phi", "pairs", phi);
    return config.phi == Phi.MASKED_GIN
        ? rows.sumPerNode(phi)
        : phi.view(batch.graph().nodes(), -1);
  }

  private static Tensor sum(Tensor[] signs, UnaryOperator<Tensor> f) {
    Tensor first = f.apply(signs[0]);
    return signs.length == 1 ? first : first.add(f.apply(signs[1]));
  }

  private Tensor phi(Tensor x, EigenRows rows, Mode mode) {
    return enc.forward(embed == null ? x : embed.forward(x), rows, mode);
  }
}
