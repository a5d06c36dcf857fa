package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.TransformerLayer;
import dev.erlangen.core.params.Name;
import dev.erlangen.graph.GraphBatch;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * A network on sets of n points that commutes with permutations: as φ it acts on one eigenvector,
 * as base network on the features of the nodes.
 */
public sealed interface SetNet extends FilterBase {
  /** Maps (..., n, in) to (..., n, out). */
  Tensor forward(Tensor x, Mode mode);

  @Override
  default Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
    return forward(x, mode);
  }

  /** Sum and mean over the set in every layer. */
  record Ds(@Name("") DeepSets net) implements SetNet {
    /** Fresh parameters. */
    public static Ds init(Mlp.Config config, Rng rng) {
      return new Ds(DeepSets.init(config, rng));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
      return net.forward(x, mode);
    }
  }

  /** Every point for itself. */
  record Pointwise(@Name("") Mlp net) implements SetNet {
    /** Fresh parameters. */
    public static Pointwise init(Mlp.Config config, Rng rng) {
      return new Pointwise(config.init(rng));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
      return net.forward(x, mode);
    }
  }

  /** Linear, pre-norm transformer layers over the set, Linear. */
  record Transformer(Linear fc1, List<TransformerLayer> encs, Linear fc2) implements SetNet {
    public Transformer {
      encs = List.copyOf(encs);
    }

    /** A layer with norms first whose hidden layer is as wide as the tokens. */
    public static TransformerLayer.Config layer(long width, int heads, double dropout) {
      return new TransformerLayer.Config(width, width, heads, true, Activation.RELU, dropout);
    }

    /** Fresh parameters. */
    public static Transformer init(
        long in, TransformerLayer.Config block, long out, int layers, Rng rng) {
      return new Transformer(
          new Linear.Config(in, block.channels()).init(rng),
          Stream.generate(() -> block.init(rng)).limit(layers).toList(),
          new Linear.Config(block.channels(), out).init(rng));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
      Tensor h = fc1.forward(x);
      for (TransformerLayer enc : encs) {
        h = enc.forward(h, null, mode);
      }
      return fc2.forward(h);
    }
  }
}
