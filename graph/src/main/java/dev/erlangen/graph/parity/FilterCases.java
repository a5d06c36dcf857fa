package dev.erlangen.graph.parity;

import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.filter.FilterBase;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.signnet.filter.GraphFilter;
import dev.erlangen.graph.signnet.filter.SetNet;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** What the filter cases of SignNet and BasisNet have in common. */
final class FilterCases {
  /** The base networks of the official code. */
  static final String[] NETS = {
    "DS",
    "MLP",
    "Linear",
    "Transformer",
    "GcnNet",
    "GatNet",
    "ChebNet",
    "ARMANet",
    "GPRNet",
    "BernNet"
  };

  private FilterCases() {}

  static FilterInput input(CaseInputs inputs) {
    Tensor signal = inputs.get("signal");
    int n = (int) signal.size(0);
    return new FilterInput(
        graph(n, inputs.ints("edge_index")), inputs.get("eigvecs"), inputs.get("eigvals"), signal);
  }

  private static GraphBatch graph(int nodes, int[] arcs) {
    int e = arcs.length / 2;
    return GraphBatch.of(
        Graph.directed(nodes, Arrays.copyOf(arcs, e), Arrays.copyOfRange(arcs, e, 2 * e)));
  }

  /** Σ (prediction - target)² over the nodes of the mask, all of them without one. */
  static Tensor loss(Tensor prediction, CaseInputs inputs) {
    Tensor squares = prediction.sub(inputs.get("target")).square();
    Tensor counted =
        inputs.has("mask")
            ? squares.mul(Tensors.like(inputs.get("mask"), squares).view(-1, 1))
            : squares;
    return counted.sum().view(1);
  }

  static SetNet setNet(CaseConfig config, String kind, Rng rng) {
    return switch (kind) {
      case "DS" -> SetNet.Ds.init(config.mlp(), rng);
      case "MLP", "Linear" -> SetNet.Pointwise.init(config.mlp(), rng);
      case "Transformer" ->
          SetNet.Transformer.init(
              config.integer("in_channels"),
              SetNet.Transformer.layer(
                  config.integer("hidden_channels", 32),
                  (int) config.integer("num_heads", 4),
                  config.number("dropout", 0)),
              config.integer("out_channels", 1),
              (int) config.integer("num_layers", 2),
              rng);
      default -> throw new IllegalArgumentException("no network on sets is called '" + kind + "'");
    };
  }

  static FilterBase base(CaseConfig config, String kind, Rng rng) {
    return switch (kind) {
      case "GcnNet" -> graph(config, GraphFilter.Kind.GCN, rng);
      case "GatNet" -> graph(config, GraphFilter.Kind.GAT, rng);
      case "ChebNet" -> graph(config, GraphFilter.Kind.CHEB, rng);
      case "ARMANet" -> graph(config, GraphFilter.Kind.ARMA, rng);
      case "GPRNet" -> graph(config, GraphFilter.Kind.GPR, rng);
      case "BernNet" -> graph(config, GraphFilter.Kind.BERN, rng);
      default -> setNet(config, kind, rng);
    };
  }

  private static FilterBase graph(CaseConfig config, GraphFilter.Kind kind, Rng rng) {
    return GraphFilter.init(
        kind,
        config.integer("in_channels"),
        config.integer("hidden_channels", 32),
        (int) config.integer("num_layers", 2),
        rng);
  }
}
