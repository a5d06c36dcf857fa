package dev.erlangen.graph.readout;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.graph.GraphBatch;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * A node joined to all nodes of its graph, as in the OGB baselines (Hu et al. 2020): before layer l
 * its vector is added to every node; after it, except the last, {@code v ← mlp_l(Σ h + v)}.
 *
 * <p>State: {@code virtualnode_embedding.weight} (1, C), starting at 0, and {@code
 * mlp_virtualnode_list.<l>.{0,1,3,4}}.
 */
public record VirtualNode(
    @Name("virtualnode_embedding") Embedding embedding,
    @Name("mlp_virtualnode_list") List<Update> updates,
    double dropout,
    boolean residual) {
  public VirtualNode {
    updates = List.copyOf(updates);
  }

  /** Linear C → 2C, batch norm, ReLU, Linear 2C → C, batch norm, ReLU. */
  public record Update(
      @Name("0") Linear first,
      @Name("1") BatchNorm firstNorm,
      @Name("3") Linear second,
      @Name("4") BatchNorm secondNorm) {
    Tensor forward(Tensor x, Mode mode) {
      Tensor inner = firstNorm.forward(first.forward(x), mode).relu();
      return secondNorm.forward(second.forward(inner), mode).relu();
    }
  }

  /**
   * Sizes and options.
   *
   * @param channels C
   * @param layers message passing layers of the network
   * @param dropout after each update
   * @param residual whether v is kept and the update added to it
   */
  public record Config(long channels, int layers, double dropout, boolean residual) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("layers", layers);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** PyTorch's default initialisation; the node starts at 0. */
    public VirtualNode init(Rng rng) {
      List<Update> list = Stream.generate(() -> update(rng)).limit(layers - 1L).toList();
      Embedding zero = new Embedding(Init.constant(0, 1, channels));
      return new VirtualNode(zero, list, dropout, residual);
    }

    private Update update(Rng rng) {
      return new Update(
          new Linear.Config(channels, 2 * channels).init(rng),
          new BatchNorm.Config(2 * channels).init(),
          new Linear.Config(2 * channels, channels).init(rng),
          new BatchNorm.Config(channels).init());
    }
  }

  /** Returns the vectors before the first layer, (G, C). */
  public Tensor start(GraphBatch batch) {
    return embedding.weight().expand(batch.graphs(), -1);
  }

  /** Adds the vector of its graph to every node: h (N, C), v (G, C). */
  public Tensor spread(Tensor h, Tensor v, GraphBatch batch) {
    return h.add(Gather.rows(v, batch.members()));
  }

  /** Returns the vectors after layer {@code l}, whose input was h (N, C) with v (G, C) added. */
  public Tensor update(int l, Tensor h, Tensor v, GraphBatch batch, Mode mode) {
    Tensor pooled = Segments.sum(h, batch.members()).add(v);
    Tensor y = Dropout.apply(updates.get(l).forward(pooled, mode), dropout, mode);
    return residual ? v.add(y) : y;
  }
}
