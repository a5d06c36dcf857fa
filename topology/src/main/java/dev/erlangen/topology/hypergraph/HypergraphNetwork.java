package dev.erlangen.topology.hypergraph;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.Readout;
import dev.erlangen.topology.nn.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A hypergraph network in the form of UniGIN: {@code h_e ← φ₁([h_e ‖ Σ_{v ∈ e} h_v])}, {@code h_v ←
 * φ₂((1 + ε) h_v + Σ_{e ∋ v} h_e)}; the maps are shared by all ranks. Read out by the sums of nodes
 * and of hyperedges. State: {@code ranks.weight}, {@code layers.<i>}, {@code head}.
 *
 * @param ranks first features by rank, clipped at the last row
 * @param layers of message passing
 * @param head of the two sums
 */
public record HypergraphNetwork(Embedding ranks, List<Layer> layers, Chain head)
    implements ComplexModel {
  public HypergraphNetwork {
    layers = List.copyOf(layers);
  }

  /** φ₁, φ₂ and ε of one layer. */
  public record Layer(Chain edge, Chain node, Tensor eps) {}

  /**
   * Sizes.
   *
   * @param dim channels D
   * @param layers of message passing
   * @param highest rank that is told apart
   * @param out outputs
   */
  public record Config(long dim, int layers, int highest, long out) {
    public Config {
      Check.positive("dim", dim);
      Check.positive("layers", layers);
      Check.positive("highest", highest);
      Check.positive("out", out);
    }

    /** Fresh parameters. */
    public HypergraphNetwork init(Rng rng) {
      List<Layer> all = new ArrayList<>();
      for (int i = 0; i < layers; i++) {
        all.add(
            new Layer(
                Chain.normed(rng, Activation.RELU, 2 * dim, dim, dim),
                Chain.normed(rng, Activation.RELU, dim, dim, dim),
                Init.constant(0, 1)));
      }
      return new HypergraphNetwork(
          new Embedding.Config(highest + 1L, dim).init(rng),
          all,
          Chain.of(
              new Linear.Config(2 * dim, 2 * dim).init(rng),
              new Chain.Act(Activation.RELU),
              new Linear.Config(2 * dim, out).init(rng)));
    }
  }

  @Override
  public Tensor forward(ComplexBatch batch, Mode mode) {
    int top = Math.max(1, batch.dimension());
    Cochains x = Cochains.none();
    for (int r = 0; r <= top; r++) {
      x = x.with(Cochains.name(r), first(batch, r));
    }
    for (Layer layer : layers) {
      x = step(layer, x, batch, top, mode);
    }
    List<Integer> cells = IntStream.rangeClosed(1, top).boxed().toList();
    List<Tensor> pooled = new Readout(cells, false).of(x, batch);
    Tensor edges = pooled.get(0);
    for (int r = 1; r < pooled.size(); r++) {
      edges = edges.add(pooled.get(r));
    }
    Tensor nodes = new Readout(List.of(0), false).of(x, batch).get(0);
    return head.forward(Tensors.cat(1, nodes, edges), mode);
  }

  private Tensor first(ComplexBatch batch, int rank) {
    long row = Math.min(rank, ranks.weight().size(0) - 1);
    return ranks.forward(
        torch.full(
            new long[] {batch.count(rank)},
            new Scalar(row),
            new TensorOptions(torch.ScalarType.Long)));
  }

  private static Cochains step(Layer layer, Cochains x, ComplexBatch batch, int top, Mode mode) {
    Tensor nodes = x.cells(0);
    Cochains out = x;
    Tensor received = nodes.mul(layer.eps.add(new Scalar(1)));
    for (int r = 1; r <= top; r++) {
      Tensor inside = Aggregation.sum(nodes, batch.incidence(0, r));
      Tensor cells = layer.edge.forward(Tensors.cat(1, x.cells(r), inside), mode);
      out = out.with(Cochains.name(r), cells);
      received = received.add(Aggregation.sum(cells, batch.incidence(r, 0)));
    }
    return out.with(Cochains.name(0), layer.node.forward(received, mode));
  }
}
