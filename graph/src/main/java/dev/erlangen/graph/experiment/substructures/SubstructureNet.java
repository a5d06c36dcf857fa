package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.BasisNet;
import dev.erlangen.graph.layer.GinConv;
import dev.erlangen.graph.readout.Readout;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A graph isomorphism network on nodes without attributes but with positional features of one kind,
 * or none: GIN layers with batch norms, sum over the nodes, MLP to all quantities.
 */
record SubstructureNet(
    Encoding encoding,
    @Nullable SignNet signNet,
    @Nullable BasisNet basisNet,
    Linear embedding,
    List<GinConv> convs,
    List<BatchNorm> bns,
    Mlp head) {
  SubstructureNet {
    convs = List.copyOf(convs);
    bns = List.copyOf(bns);
  }

  /** The kinds of positional features. */
  enum Encoding {
    SIGNNET,
    BASISNET,
    SIGN_FLIP,
    NONE
  }

  static SubstructureNet fresh(
      Encoding encoding,
      SubstructureSettings.Network sizes,
      int columns,
      List<Integer> multiplicities,
      Rng rng) {
    int width = sizes.encoding();
    SignNet signNet =
        encoding == Encoding.SIGNNET
            ? new SignNet.Config(
                    SignNet.Phi.MASKED_GIN, columns, width, width, sizes.encodingLayers())
                .init(rng)
            : null;
    BasisNet basisNet =
        encoding == Encoding.BASISNET
            ? new BasisNet.Config(multiplicities, width, width, columns, true).init(rng)
            : null;
    int h = sizes.hidden();
    List<GinConv> convs = new ArrayList<>();
    List<BatchNorm> bns = new ArrayList<>();
    for (int l = 0; l < sizes.layers(); l++) {
      convs.add(new GinConv.Config(new Mlp.Config(h, h, h, 2, Norm.BATCH), true).init(rng));
      bns.add(new BatchNorm.Config(h).init());
    }
    long in = encoding == Encoding.NONE ? 1 : 1L + columns;
    return new SubstructureNet(
        encoding,
        signNet,
        basisNet,
        new Linear.Config(in, h).init(rng),
        convs,
        bns,
        new Mlp.Config(h, h, Quantity.values().length, 2, Norm.NONE).init(rng));
  }

  /** Predicts all quantities, (G, 7). */
  Tensor forward(SubstructureBatch batch, Mode mode) {
    GraphBatch graph = batch.encoded().graph();
    Tensor h = embedding.forward(features(batch, mode));
    for (int l = 0; l < convs.size(); l++) {
      Tensor update = bns.get(l).forward(convs.get(l).forward(h, graph.incoming(), mode), mode);
      h = mode.trace("layer " + l, "nodes", h.add(update.relu()));
    }
    return head.forward(Readout.SUM.apply(h, graph), mode);
  }

  private Tensor features(SubstructureBatch batch, Mode mode) {
    Tensor vectors = batch.encoded().encoding();
    Tensor one = torch.ones(new long[] {vectors.size(0), 1}, Tensors.optionsOf(embedding.weight()));
    Tensor positions =
        switch (encoding) {
          case SIGNNET -> Objects.requireNonNull(signNet).forward(batch.encoded(), mode);
          case BASISNET -> Objects.requireNonNull(basisNet).forward(batch.spaces(), mode);
          case SIGN_FLIP -> SignAmbiguity.FLIP.apply(vectors, batch.encoded().graph(), mode);
          case NONE -> null;
        };
    return positions == null ? one : Tensors.cat(1, one, positions);
  }
}
