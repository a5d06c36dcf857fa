package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.layer.GatConv;
import dev.erlangen.graph.layer.GcnNorm;
import dev.erlangen.graph.layer.GinConv;
import dev.erlangen.graph.layer.GineConv;
import dev.erlangen.graph.layer.SelfLoops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The message passing of one layer of a {@link GineNet}. */
public sealed interface Convolution {
  /** The kinds of convolutions. */
  enum Kind {
    /** {@link GineConv} with a learned ε. */
    GINE,
    /** {@link GinConv} with a learned ε; edge features are not used. */
    GIN,
    /** Graph convolution; edge features are not used. */
    GCN,
    /** Graph attention with one head; edge features are not used. */
    GAT,
    /** Mean of a two-layer map of both ends and the edge, and an embedding of the degree. */
    PNA
  }

  /** Maps nodes (N, C) and edges (E, C) to (N, C). */
  Tensor forward(Tensor x, Tensor edges, Csr incoming, Mode mode);

  /**
   * Fresh parameters.
   *
   * @param bias whether the last map has a bias; batch norms make it idle
   * @param degrees number of degrees with an embedding of their own
   */
  static Convolution init(Kind kind, long width, boolean bias, int degrees, Rng rng) {
    return switch (kind) {
      case GINE ->
          new Isomorphism(
              true,
              new NormedMlp.Config(width, width, width, 2, false, true, bias).init(rng),
              new EigenGin.Epsilon(Init.constant(0, 1)));
      case GIN ->
          new Isomorphism(
              false,
              new NormedMlp.Config(width, width, width, 2, false, false, true).init(rng),
              new EigenGin.Epsilon(Init.constant(0, 1)));
      case GCN ->
          new Gcn(
              new Gcn.Layer(
                  new Linear(Init.xavier(rng, 1, width, width), null),
                  bias ? Init.constant(0, width) : null));
      case GAT -> {
        GatConv gat = new GatConv.Config(width, width, 1).init(rng);
        yield new Gat(
            new Gat.Layer(gat.attSrc(), gat.attDst(), bias ? gat.bias() : null, gat.lin()));
      }
      case PNA ->
          new Pna(
              new NormedMlp.Config(3 * width, 3 * width, width, 2, false, true, true).init(rng),
              new NormedMlp.Config(3 * width, 3 * width, width, 2, false, true, bias).init(rng),
              new Embedding.Config(degrees, width).init(rng));
    };
  }

  /** {@code nn((1 + ε) x + Σ neighbours)}. State: {@code nn}, {@code layer.eps}. */
  record Isomorphism(boolean useEdges, NormedMlp nn, EigenGin.Epsilon layer)
      implements Convolution {
    @Override
    public Tensor forward(Tensor x, Tensor edges, Csr incoming, Mode mode) {
      Tensor sum =
          useEdges
              ? GineConv.aggregate(x, edges, incoming, layer.eps())
              : GinConv.aggregate(x, incoming, layer.eps());
      return nn.forward(sum, mode);
    }
  }

  /** State: {@code layer.lin.weight}, {@code layer.bias}. */
  record Gcn(Layer layer) implements Convolution {
    /** The linear map and, unless idle, the bias. */
    public record Layer(Linear lin, @Nullable Tensor bias) {}

    @Override
    public Tensor forward(Tensor x, Tensor edges, Csr incoming, Mode mode) {
      Tensor y = GcnNorm.withLoops(incoming, x).apply(layer.lin.forward(x));
      return layer.bias == null ? y : y.add(layer.bias);
    }
  }

  /** State: {@code layer.{att_src, att_dst, bias, lin.weight}}. */
  record Gat(Layer layer) implements Convolution {
    /** Attention vectors (1, 1, C), the bias unless idle, and the linear map. */
    public record Layer(Tensor attSrc, Tensor attDst, @Nullable Tensor bias, Linear lin) {}

    @Override
    public Tensor forward(Tensor x, Tensor edges, Csr incoming, Mode mode) {
      long width = x.size(1);
      Tensor bias =
          layer.bias == null ? torch.zeros(new long[] {width}, Tensors.optionsOf(x)) : layer.bias;
      GatConv gat =
          new GatConv(
              new GatConv.Config(width, width, 1),
              layer.lin,
              layer.attSrc,
              layer.attDst,
              null,
              null,
              bias);
      return gat.forward(x, SelfLoops.added(incoming).edges(), mode);
    }
  }

  /** State: {@code pre_nn}, {@code post_nn}, {@code deg_embedder}. */
  record Pna(NormedMlp preNn, NormedMlp postNn, Embedding degEmbedder) implements Convolution {
    @Override
    public Tensor forward(Tensor x, Tensor edges, Csr incoming, Mode mode) {
      Tensor ends = Tensors.cat(1, Gather.rows(x, incoming), Gather.columns(x, incoming), edges);
      Tensor mean = Segments.mean(preNn.forward(ends, mode), incoming);
      Tensor degree = incoming.pointer().diff().clamp_max(last());
      return postNn.forward(Tensors.cat(1, x, mean, degEmbedder.forward(degree)), mode);
    }

    /** Higher degrees share the last embedding. */
    private Scalar last() {
      return new Scalar(degEmbedder.weight().size(0) - 1);
    }
  }
}
