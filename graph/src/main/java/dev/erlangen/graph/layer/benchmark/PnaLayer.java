package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Principal neighbourhood aggregation in towers (Corso et al., NeurIPS 2020). Tower t sees the
 * slice t of width w = C/T:
 *
 * <pre>
 * z_ij = pre([h_j, h_i, e_ij])                                      for the arc j → i
 * m_i  = [mean, max, min, std]_j z_ij, with factors 1, log(D_i + 1)/δ, δ/log(D_i + 1)
 * h'_i = bn(post([h_i, m_i]) · s_i)
 * </pre>
 *
 * <p>and {@code h ← h + leakyRelu(mix([h' of all towers]))}. D is the number of arcs into a node;
 * without any, m = 0. All towers run as one batch of matrix products. State: {@code towers.<t>.*}
 * ({@link PnaTower}), {@code mixing_network_h.linear.*}.
 */
public record PnaLayer(Config config, List<PnaTower> towers, PnaTower.Layer mixingNetworkH) {
  private static final double EPSILON = 1e-5;
  private static final double SLOPE = 0.01;

  public PnaLayer {
    towers = List.copyOf(towers);
  }

  /**
   * Sizes and options.
   *
   * @param channels C of nodes
   * @param towers T, a divisor of C
   * @param edgeChannels width of the edge features
   * @param averageLogDegree δ, see {@link PnaLayer#averageLogDegree}
   * @param dropout probability in [0, 1)
   */
  public record Config(
      long channels, int towers, long edgeChannels, double averageLogDegree, double dropout) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("towers", towers);
      Check.that(channels % towers == 0, "%d channels in %d towers", channels, towers);
      Check.notNegative("edgeChannels", edgeChannels);
      Check.positive("averageLogDegree", averageLogDegree);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** Xavier uniform weights with gain 1/in, zero biases. */
    public PnaLayer init(Rng rng) {
      List<PnaTower> list =
          Stream.generate(() -> PnaTower.init(channels / towers, edgeChannels, rng))
              .limit(towers)
              .toList();
      return new PnaLayer(this, list, PnaTower.Layer.init(channels, channels, rng));
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
   * Maps h (N, C) with edge features (E, D) to (N, C).
   *
   * @param scale (N, 1) s, usually √(1/size of the graph)
   */
  public Tensor forward(Tensor h, Tensor edgeFeatures, Csr edges, Tensor scale, Mode mode) {
    long w = config.channels / config.towers;
    Tensor slices = h.view(-1, config.towers, w).transpose(0, 1); // (T, N, w)
    Tensor messages = messages(slices, edgeFeatures, edges, w); // (E, C)
    Tensor aggregates = aggregates(messages, edges, w); // (T, N, 4w)
    Tensor post = transformed(slices, aggregates, degreeFactor(edges, h), w); // (T, N, w)
    Tensor scaled = post.mul(scale);
    Tensor[] out = new Tensor[towers.size()];
    for (int t = 0; t < out.length; t++) {
      out[t] = towers.get(t).batchnormH().forward(scaled.select(0, t), mode);
    }
    Tensor joined = Dropout.apply(Tensors.cat(1, out), config.dropout, mode);
    Tensor mixed = torch.leaky_relu(mixingNetworkH.linear().forward(joined), new Scalar(SLOPE));
    return h.add(mixed);
  }

  /** The linear map of [h_j, h_i, e_ij] as the sum of three, two of them on nodes. */
  private Tensor messages(Tensor slices, Tensor edgeFeatures, Csr edges, long w) {
    Tensor weight = stacked(t -> t.pretransH().linear().weight()); // (T, w, 2w + D)
    Tensor bias = catBias(t -> t.pretransH().linear().bias());
    Tensor sender = wide(slices.bmm(weight.narrow(2, 0, w).transpose(1, 2)));
    Tensor receiver = wide(slices.bmm(weight.narrow(2, w, w).transpose(1, 2)));
    Tensor ofEdges = weight.narrow(2, 2 * w, config.edgeChannels).flatten(0, 1); // (C, D)
    return Gather.columns(sender, edges)
        .add(Gather.rows(receiver, edges))
        .add(torch.addmm(bias, edgeFeatures, ofEdges.t()));
  }

  private Tensor aggregates(Tensor z, Csr edges, long w) {
    Tensor occupied = edges.degree(z).clamp_max(new Scalar(1)).unsqueeze(1); // (N, 1)
    Tensor std = Segments.std(z, edges, EPSILON).mul(occupied);
    Tensor all =
        Tensors.stack(
            1, Segments.mean(z, edges), Segments.max(z, edges), Segments.min(z, edges), std);
    return all.view(-1, 4, config.towers, w).permute(2, 0, 1, 3).flatten(2, 3); // (T, N, 4w)
  }

  /** log(D + 1)/δ, (N, 1). */
  private Tensor degreeFactor(Csr edges, Tensor like) {
    Tensor degree = edges.degree(like).clamp_min(new Scalar(1)).unsqueeze(1);
    return degree.log1p().div(new Scalar(config.averageLogDegree));
  }

  /** The factors are per node, so they are applied to the products of the aggregates. */
  private Tensor transformed(Tensor slices, Tensor aggregates, Tensor factor, long w) {
    Tensor weight = stacked(t -> t.posttransH().linear().weight()); // (T, w, 13w)
    Tensor bias =
        Tensors.stack(0, parts(t -> t.posttransH().linear().bias())).unsqueeze(1); // (T, 1, w)
    Tensor own = torch.baddbmm(bias, slices, weight.narrow(2, 0, w).transpose(1, 2));
    Tensor plain = aggregates.bmm(weight.narrow(2, w, 4 * w).transpose(1, 2));
    Tensor amplified = aggregates.bmm(weight.narrow(2, 5 * w, 4 * w).transpose(1, 2));
    Tensor attenuated = aggregates.bmm(weight.narrow(2, 9 * w, 4 * w).transpose(1, 2));
    return own.add(plain).add(amplified.mul(factor)).add(attenuated.div(factor));
  }

  private Tensor stacked(Function<PnaTower, Tensor> part) {
    return torch.stack(new TensorVector(parts(part)), 0);
  }

  private Tensor catBias(Function<PnaTower, Tensor> part) {
    return torch.cat(new TensorVector(parts(part)), 0);
  }

  private Tensor[] parts(Function<PnaTower, Tensor> part) {
    return towers.stream().map(part).toArray(Tensor[]::new);
  }

  /** (T, N, w) to (N, C). */
  private static Tensor wide(Tensor towers) {
    return towers.transpose(0, 1).flatten(1, 2);
  }
}
