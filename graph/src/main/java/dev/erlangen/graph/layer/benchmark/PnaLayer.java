package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Principal neighbourhood aggregation with towers (Corso et al. 2020). Tower t sees its slice of w
 * channels: messages {@code pretrans([h_u, h_v, e_uv])} are aggregated in several ways, each scaled
 * by functions of the in-degree, {@link PnaStatistics}; {@code posttrans([h_v, aggregates])} is
 * multiplied by {@code 1/√n} of the graph (graph norm) and batch-normalised. The towers side by
 * side go through Linear and LeakyReLU; residual.
 *
 * <p>All towers are computed at once. State: {@code towers.<t>.{batchnorm_h, pretrans_h,
 * posttrans_h}}, {@code mixing_network_h.linear}.
 */
public record PnaLayer(Config config, List<PnaTower> towers, PnaTower.Fc mixingNetworkH) {
  public PnaLayer {
    towers = List.copyOf(towers);
  }

  /**
   * Sizes and options.
   *
   * @param in channels of the nodes before
   * @param out channels after
   * @param edges channels of the edges, 0 for none
   * @param towers T, a divisor of in and out
   * @param statistics what is aggregated
   * @param pretransLayers linear maps before the aggregation
   * @param posttransLayers linear maps after the aggregation
   * @param dropout probability in [0, 1)
   * @param graphNorm whether outputs are multiplied by the norm of their graph
   * @param batchNorm whether the batch norms are used; they are part of the state in any case
   * @param residual whether the input is added, which needs as many channels before as after
   */
  public record Config(
      long in,
      long out,
      long edges,
      int towers,
      PnaStatistics statistics,
      int pretransLayers,
      int posttransLayers,
      double dropout,
      boolean graphNorm,
      boolean batchNorm,
      boolean residual) {
    public Config {
      Check.positive("towers", towers);
      Check.that(
          in % towers == 0 && out % towers == 0,
          "the %d towers must divide the %d channels before and %d after",
          towers,
          in,
          out);
    }

    /** The usual statistics, one linear map each, graph norm, batch norm, residual. */
    public Config(
        long channels, int towers, long edgeChannels, double averageLogDegree, double dropout) {
      this(
          channels,
          channels,
          edgeChannels,
          towers,
          PnaStatistics.standard(averageLogDegree),
          1,
          1,
          dropout,
          true,
          true,
          true);
    }

    /** Glorot weights with gain 1/in, zero biases. */
    public PnaLayer init(Rng rng) {
      return new PnaLayer(
          this,
          Stream.generate(() -> PnaTower.init(this, rng)).limit(towers).toList(),
          PnaTower.fc(out, out, rng));
    }
  }

  /** Returns δ, the mean of log(D + 1) over the nodes of the training graphs. */
  public static double averageLogDegree(List<Graph> graphs) {
    double sum = 0;
    long nodes = 0;
    for (Graph graph : graphs) {
      nodes += graph.nodes();
      for (int v = 0; v < graph.nodes(); v++) {
        sum += Math.log(graph.inDegree(v) + 1.0);
      }
    }
    Check.that(nodes > 0, "an average degree needs at least one graph, got none");
    return sum / nodes;
  }

  /**
   * Maps nodes (N, in) to (N, out).
   *
   * @param edges edge features (E, edges) in the order of {@code incoming}, or null
   * @param incoming edges with receivers in the rows
   * @param norm graph norm (N, 1)
   */
  public Tensor forward(Tensor h, @Nullable Tensor edges, Csr incoming, Tensor norm, Mode mode) {
    int count = towers.size();
    Tensor slices = h.view(h.size(0), count, -1); // (N, T, w)
    Tensor aggregated = config.statistics.of(messages(slices, edges, incoming), incoming, count);
    Tensor joined = Tensors.cat(2, slices, aggregated); // (N, T, w·(1 + statistics))
    Tensor out = further(joined, t -> t.posttransH().fullyConnected(), 0);
    out = config.graphNorm ? out.mul(norm.unsqueeze(-1)) : out;
    Tensor[] parts = new Tensor[count];
    for (int t = 0; t < count; t++) {
      BatchNorm bn = towers.get(t).batchnormH();
      Tensor part = out.select(1, t);
      parts[t] = config.batchNorm ? bn.forward(part, mode) : part;
    }
    Tensor towersOut = Dropout.apply(Tensors.cat(1, parts), config.dropout, mode);
    Tensor mixed = Activation.LEAKY_RELU.apply(mixingNetworkH.linear().forward(towersOut));
    return config.residual && config.in == config.out ? h.add(mixed) : mixed;
  }

  /**
   * The messages (E, T·w). The first linear map is applied to sender and receiver before they meet
   * on the edge, which takes work per node instead of per edge.
   */
  private Tensor messages(Tensor slices, @Nullable Tensor edges, Csr incoming) {
    long w = slices.size(2);
    Function<PnaTower, List<PnaTower.Fc>> pre = t -> t.pretransH().fullyConnected();
    Tensor weight = stacked(pre, 0, true); // (T, out, 2w + edges)
    Tensor byTower = slices.transpose(0, 1); // (T, N, w)
    Tensor sender = byTower.matmul(weight.narrow(2, 0, w).transpose(1, 2));
    Tensor receiver = byTower.matmul(weight.narrow(2, w, w).transpose(1, 2));
    Tensor bias = stacked(pre, 0, false).flatten(0, 1); // (T·out)
    Tensor z =
        Gather.columns(rows(sender), incoming).add(Gather.rows(rows(receiver).add(bias), incoming));
    if (edges != null && config.edges > 0) {
      z = z.add(edges.matmul(weight.narrow(2, 2 * w, config.edges).flatten(0, 1).t()));
    }
    if (config.pretransLayers > 1) {
      Tensor deeper = further(z.relu().view(z.size(0), towers.size(), w), pre, 1);
      z = deeper.flatten(1, 2);
    }
    return z;
  }

  /** Applies the linear maps from number {@code first} on to (M, T, c), ReLU between them. */
  private Tensor further(Tensor x, Function<PnaTower, List<PnaTower.Fc>> fcs, int first) {
    int layers = fcs.apply(towers.get(0)).size();
    Tensor h = x.transpose(0, 1); // (T, M, c)
    for (int l = first; l < layers; l++) {
      h = l > first ? h.relu() : h;
      Tensor weight = stacked(fcs, l, true).transpose(1, 2);
      h = stacked(fcs, l, false).unsqueeze(1).baddbmm(h, weight);
    }
    return h.transpose(0, 1);
  }

  private Tensor stacked(Function<PnaTower, List<PnaTower.Fc>> fcs, int layer, boolean weight) {
    return Tensors.stack(
        0,
        towers.stream()
            .map(t -> fcs.apply(t).get(layer).linear())
            .map(l -> weight ? l.weight() : Objects.requireNonNull(l.bias()))
            .toArray(Tensor[]::new));
  }

  /** (T, N, w) to (N, T·w). */
  private static Tensor rows(Tensor byTower) {
    return byTower.transpose(0, 1).flatten(1, 2);
  }
}
