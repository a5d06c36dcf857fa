package dev.erlangen.graph.signnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * φ: a network on one eigenvector that is shared by all of them and commutes with renumbering the
 * nodes. It maps (M, S, 1) to (M, S, c), S being the number of signs evaluated together.
 */
public sealed interface PhiNet permits PhiNet.Gin, PhiNet.Gcn, PhiNet.Pointwise, SetAttention {
  /** Applies φ to every eigenvector and sign. */
  Tensor forward(Tensor x, EigenRows rows, Mode mode);

  /**
   * Sizes of the message passing variants.
   *
   * @param hidden channels between the layers
   * @param out channels c
   * @param layers number of layers; message passing has at least 2
   * @param batchNorm whether layers are separated by batch norms
   * @param dropout probability in [0, 1)
   * @param activation inside the layers
   */
  record Config(
      long hidden, long out, int layers, boolean batchNorm, double dropout, Activation activation) {
    private int depth() {
      return Math.max(2, layers);
    }

    private List<BatchNorm> norms() {
      List<BatchNorm> norms = new ArrayList<>();
      for (int l = 1; l < depth() && batchNorm; l++) {
        norms.add(new BatchNorm.Config(hidden).init());
      }
      return norms;
    }
  }

  /**
   * Graph isomorphism layers {@code mlp((1 + ε) x + Σ neighbours)} with a fixed ε; before every
   * layer but the first dropout and batch norm. State: {@code layers.<l>.{eps, apply_func}}, {@code
   * bns.<l>}.
   */
  record Gin(Config config, List<Layer> layers, List<BatchNorm> bns) implements PhiNet {
    /** One layer; ε is not trained. */
    record Layer(@Buffer Tensor eps, Mlp applyFunc) {}

    /** Fresh parameters. */
    public static Gin init(Config config, Rng rng) {
      int depth = config.depth();
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < depth; l++) {
        Mlp.Config mlp =
            new Mlp.Config(
                l == 0 ? 1 : config.hidden,
                config.hidden,
                l == depth - 1 ? config.out : config.hidden,
                2,
                config.batchNorm ? Norm.BATCH : Norm.NONE,
                config.activation,
                config.dropout,
                false);
        layers.add(new Layer(Init.buffer(0, 1), mlp.init(rng)));
      }
      return new Gin(config, layers, config.norms());
    }

    @Override
    public Tensor forward(Tensor x, EigenRows rows, Mode mode) {
      int last = layers.size() - 1;
      return layers.get(last).applyFunc.fromFirst(upToLast(x, rows, mode), mode);
    }

    /**
     * Returns the sums of {@link #forward} over the signs and the pairs of each node that belong to
     * its graph, (N, c), without writing what is summed.
     */
    public Tensor summed(Tensor x, EigenRows rows, Mode mode) {
      Tensor counts = rows.countPerNode(x).mul(Tensors.scalar(x.size(1)));
      return layers
          .get(layers.size() - 1)
          .applyFunc
          .summedFromFirst(upToLast(x, rows, mode), y -> rows.sumPerNode(y.sum(1)), counts, mode);
    }

    /** Everything up to the first linear map of the last layer. */
    private Tensor upToLast(Tensor x, EigenRows rows, Mode mode) {
      Tensor first = first(0, x, rows, mode);
      for (int l = 1; l < layers.size(); l++) {
        first = first(l, layers.get(l - 1).applyFunc.fromFirst(first, mode), rows, mode);
      }
      return first;
    }

    /** The first linear map of layer {@code l}: the sums are taken before the batch norm. */
    private Tensor first(int l, Tensor x, EigenRows rows, Mode mode) {
      Layer layer = layers.get(l);
      Linear linear = layer.applyFunc.lins().get(0);
      x = l > 0 ? Dropout.apply(x, config.dropout, mode) : x;
      Tensor own = layer.eps.item_double() == 0 ? x : x.add(x.mul(layer.eps));
      Tensor sums = own.add(rows.neighbours(x));
      if (l == 0 || bns.isEmpty()) {
        return linear.forward(sums);
      }
      Tensor counts = rows.degree(x).add(layer.eps).add(Tensors.scalar(1)); // (M)
      Tensor spread = counts.unsqueeze(1).expand(counts.size(0), x.size(1)).reshape(-1);
      return bns.get(l - 1)
          .affine(x, mode)
          .ofSums(sums.view(-1, sums.size(-1)), spread, linear)
          .view(x.size(0), x.size(1), linear.weight().size(0));
    }
  }

  /**
   * Graph convolutions {@code activation(D^-1/2 A D^-1/2 x W + b)}, the last without activation;
   * before every layer but the first dropout and batch norm. State: {@code layers.<l>.{weight,
   * bias}}, {@code bns.<l>}; the weight is (in, out).
   */
  record Gcn(Config config, List<Layer> layers, List<BatchNorm> bns) implements PhiNet {
    /** W (in, out) and b (out). */
    record Layer(Tensor weight, Tensor bias) {}

    /** Fresh parameters. */
    public static Gcn init(Config config, Rng rng) {
      int depth = config.depth();
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < depth; l++) {
        long in = l == 0 ? 1 : config.hidden;
        long out = l == depth - 1 ? config.out : config.hidden;
        layers.add(new Layer(Init.xavier(rng, 1, in, out), Init.constant(0, out)));
      }
      return new Gcn(config, layers, config.norms());
    }

    @Override
    public Tensor forward(Tensor x, EigenRows rows, Mode mode) {
      for (int l = 0; l < layers.size(); l++) {
        if (l > 0) {
          x = Dropout.apply(x, config.dropout, mode);
          x = bns.isEmpty() ? x : bns.get(l - 1).forward(x, mode);
        }
        Layer layer = layers.get(l);
        boolean narrowing = layer.weight.size(0) > layer.weight.size(1);
        Tensor sums =
            narrowing
                ? rows.normalisedNeighbours(x.matmul(layer.weight))
                : rows.normalisedNeighbours(x).matmul(layer.weight);
        Tensor y = sums.add(layer.bias);
        x = l < layers.size() - 1 ? config.activation.apply(y) : y;
      }
      return x;
    }
  }

  /** An MLP on every entry by itself; it does not see the graph. State: that of the MLP. */
  record Pointwise(@Name("") Mlp mlp) implements PhiNet {
    /** Fresh parameters. */
    public static Pointwise init(Config config, Rng rng) {
      return new Pointwise(
          new Mlp.Config(
                  1,
                  config.hidden,
                  config.out,
                  config.layers,
                  config.batchNorm ? Norm.BATCH : Norm.NONE,
                  config.activation,
                  config.dropout,
                  false)
              .init(rng));
    }

    @Override
    public Tensor forward(Tensor x, EigenRows rows, Mode mode) {
      return mlp.forward(x, mode);
    }
  }
}
