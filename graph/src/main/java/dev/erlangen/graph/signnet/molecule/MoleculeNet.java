package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.SignNet;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A regression network for molecules: embeddings of atoms, bonds and the positional encoding, a
 * stack of message passing layers, a readout over the atoms, and an MLP.
 *
 * <p>With SignNet (or |v|, or without encoding) the prediction is invariant under sign flips of the
 * eigenvectors; always under renumbering the atoms. State: {@code embedding_p}, {@code
 * embedding_h}, {@code embedding_e}, {@code layers.<l>}, {@code MLP_layer}, {@code sign_inv_net},
 * {@code pe_proj}.
 */
public record MoleculeNet(
    Config config,
    @Nullable Linear embeddingP,
    Embedding embeddingH,
    @Nullable EdgeEmbedding embeddingE,
    List<MessageLayer> layers,
    @Name("gru") @Nullable LayerGru gru,
    @Name("MLP_layer") ReadoutMlp mlpLayer,
    @Nullable SignNet signInvNet,
    @Nullable Linear peProj) {
  public MoleculeNet {
    layers = List.copyOf(layers);
  }

  /**
   * Sizes and options.
   *
   * @param base kind of the message passing layers
   * @param encoding how eigenvectors enter, or null for no positional encoding
   * @param atoms number of atom types
   * @param bonds number of bond types
   * @param hidden channels
   * @param out channels of the last layer
   * @param layers number of layers
   * @param readout how atoms become a molecule
   * @param batchNorm whether layers normalise
   * @param residual whether layers add their input
   * @param edgeFeatures whether bonds are embedded by type; otherwise all are alike
   * @param inputDropout dropout of the atom embedding
   * @param dropout dropout of the layers
   */
  public record Config(
      BaseConfig base,
      @Nullable Encoding encoding,
      int atoms,
      int bonds,
      long hidden,
      long out,
      int layers,
      Reduction readout,
      boolean batchNorm,
      boolean residual,
      boolean edgeFeatures,
      double inputDropout,
      double dropout) {
    public Config {
      Check.positive("atoms", atoms);
      Check.positive("bonds", bonds);
      Check.positive("hidden", hidden);
      Check.that(out >= 4, "out must be at least 4, which the readout divides by 4, got %d", out);
      Check.positive("layers", layers);
    }

    /** Batch norm, residuals, edge features, no dropout, as many channels out as hidden. */
    public Config(
        BaseConfig base,
        @Nullable Encoding encoding,
        int atoms,
        int bonds,
        long hidden,
        int layers,
        Reduction readout) {
      this(base, encoding, atoms, bonds, hidden, hidden, layers, readout, true, true, true, 0, 0);
    }

    /** Whether the encoding is put beside the atom embedding; PNA, GIN and GAT always add it. */
    boolean concatenates() {
      return encoding != null
          && encoding.join() == Encoding.Join.CONCAT
          && (base instanceof BaseConfig.GatedGcn || base instanceof BaseConfig.Transformer);
    }

    /** Fresh parameters. */
    public MoleculeNet init(Rng rng) {
      return Assembly.of(this, rng);
    }
  }

  /** The encoding (N, k) that the network used, if any, and the prediction (G, 1). */
  public record Output(@Nullable Tensor encoding, Tensor prediction) {}

  /** Predicts for every molecule of the batch. */
  public Output forward(EncodedBatch batch, Mode mode) {
    GraphBatch graph = batch.graph();
    Tensor h = embeddingH.forward(graph.nodeTypes().select(1, 0));
    h = mode.trace("atom embedding", "nodes", Dropout.apply(h, config.inputDropout, mode));
    Tensor encoding = encode(batch, mode);
    if (encoding != null && embeddingP != null) {
      Tensor p = embeddingP.forward(encoding);
      h = peProj == null ? h.add(p) : peProj.forward(Tensors.cat(1, h, p));
      mode.trace("with encoding", "nodes", h);
    }
    MessageLayer.State state =
        new MessageLayer.State(
            h, embeddingE == null ? h.new_empty(0) : embeddingE.forward(graph, h));
    for (int l = 0; l < layers.size(); l++) {
      MessageLayer.State next = layers.get(l).forward(state, graph, mode);
      state =
          gru != null && l < layers.size() - 1
              ? next.with(gru.forward(state.nodes(), next.nodes()))
              : next;
      mode.trace("layer " + l, "nodes", state.nodes());
    }
    Tensor molecule = config.readout.ofEdges(state.nodes(), graph.members());
    Tensor prediction = mlpLayer.forward(mode.trace("readout", "graphs", molecule));
    return new Output(encoding, mode.trace("prediction", "graphs", prediction));
  }

  private @Nullable Tensor encode(EncodedBatch batch, Mode mode) {
    if (config.encoding == null) {
      return null;
    }
    return signInvNet == null
        ? config.encoding.ambiguity().apply(batch.encoding(), batch.graph(), mode)
        : signInvNet.forward(batch, mode);
  }

  /** Bond types as vectors (E, C): a table, or one vector for all, from a Linear(1, C). */
  public sealed interface EdgeEmbedding {
    /** Returns the embedding of every arc, of the dtype of {@code like}. */
    Tensor forward(GraphBatch graph, Tensor like);

    /** One vector per bond type. */
    record OfType(@Name("") Embedding table) implements EdgeEmbedding {
      @Override
      public Tensor forward(GraphBatch graph, Tensor like) {
        return table.forward(graph.arcTypes().select(1, 0));
      }
    }

    /** One vector for all. */
    record Alike(@Name("") Linear linear) implements EdgeEmbedding {
      @Override
      public Tensor forward(GraphBatch graph, Tensor like) {
        return linear.forward(torch.ones(new long[] {graph.arcs(), 1}, Tensors.optionsOf(like)));
      }
    }
  }
}
