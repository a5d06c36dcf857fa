package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.layer.Reduction;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A network for graphs whose nodes have positional features p: {@code x = linear([encode(node),
 * p])}, layers {@code x ← x + dropout(ReLU(BN(conv(x, encode(arc)))))}, pooling, MLP.
 *
 * <p>Graph outputs are invariant under renumbering the nodes. State: {@code input_encoder}, {@code
 * edge_encoders.<l>}, {@code convs.<l>}, {@code norms.<l>}, {@code output_encoder}, {@code
 * size_embedder}, {@code linear}.
 */
public record GineNet(
    Config config,
    FeatureEncoder inputEncoder,
    List<FeatureEncoder> edgeEncoders,
    List<Convolution> convs,
    List<BatchNorm> norms,
    NormedMlp outputEncoder,
    @Nullable Embedding sizeEmbedder,
    Linear linear) {
  public GineNet {
    edgeEncoders = List.copyOf(edgeEncoders);
    convs = List.copyOf(convs);
    norms = List.copyOf(norms);
  }

  /**
   * Sizes and options.
   *
   * @param width channels
   * @param out outputs per graph
   * @param layers number of layers
   * @param kind convolution
   * @param pooling SUM, or MEAN (the MLP then has no batch norm)
   * @param sizes number of graph sizes with an embedding that is added to the mean; 0 for none
   * @param degrees number of degrees with an embedding of their own, for {@code PNA}
   * @param batchNorm whether layers normalise
   * @param residual whether layers add their input
   * @param dropout probability in [0, 1)
   * @param realNodes number of real node features, 0 for categories
   * @param realArcs number of real arc features, 0 for categories
   * @param columns number of categorical columns
   * @param values number of categories of each column
   */
  public record Config(
      long width,
      long out,
      int layers,
      Convolution.Kind kind,
      Reduction pooling,
      int sizes,
      int degrees,
      boolean batchNorm,
      boolean residual,
      double dropout,
      long realNodes,
      long realArcs,
      int columns,
      long values) {
    public Config {
      Check.positive("width", width);
      Check.positive("out", out);
      Check.positive("layers", layers);
      Check.that(
          pooling == Reduction.SUM || pooling == Reduction.MEAN,
          "pooling must be SUM or MEAN, got %s",
          pooling);
    }

    /** GINE layers on one column of categories, summed, with batch norm and residuals. */
    public static Config categorical(long width, long out, int layers, long values) {
      return new Config(
          width,
          out,
          layers,
          Convolution.Kind.GINE,
          Reduction.SUM,
          0,
          0,
          true,
          true,
          0,
          0,
          0,
          1,
          values);
    }

    /** Fresh parameters. */
    public GineNet init(Rng rng) {
      List<FeatureEncoder> edges = new ArrayList<>();
      List<Convolution> convs = new ArrayList<>();
      List<BatchNorm> norms = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        edges.add(FeatureEncoder.init(width, realArcs, columns, values, rng));
        convs.add(Convolution.init(kind, width, !batchNorm, degrees, rng));
        if (batchNorm) {
          norms.add(new BatchNorm.Config(width).init());
        }
      }
      boolean mean = pooling == Reduction.MEAN;
      return new GineNet(
          this,
          FeatureEncoder.init(width, realNodes, columns, values, rng),
          edges,
          convs,
          norms,
          new NormedMlp.Config(width, width, out, 2, false, !mean, true).init(rng),
          mean && sizes > 0 ? new Embedding.Config(sizes, width).init(rng) : null,
          new Linear.Config(2 * width, width).init(rng));
    }
  }

  /** Predicts (G, out) from the batch and positional features (N, width). */
  public Tensor forward(SpectralInput input, Tensor positions, Mode mode) {
    Tensor x = inputEncoder.forward(input.nodes(), mode);
    x = linear.forward(Tensors.cat(1, x, positions));
    for (int l = 0; l < convs.size(); l++) {
      Tensor edges = edgeEncoders.get(l).forward(input.arcs(), mode);
      Tensor y = convs.get(l).forward(x, edges, input.graph().incoming(), mode);
      y = config.batchNorm ? norms.get(l).forward(y, mode) : y;
      y = Dropout.apply(y.relu(), config.dropout, mode);
      x = mode.trace("layer " + l, "nodes", config.residual ? y.add(x) : y);
    }
    Tensor pooled = config.pooling.ofEdges(x, input.graph().members());
    if (sizeEmbedder != null) {
      long most = sizeEmbedder.weight().size(0) - 1;
      pooled = pooled.add(sizeEmbedder.forward(input.graph().sizes().clamp_max(new Scalar(most))));
    }
    return outputEncoder.forward(mode.trace("pooled", "graphs", pooled), mode);
  }
}
