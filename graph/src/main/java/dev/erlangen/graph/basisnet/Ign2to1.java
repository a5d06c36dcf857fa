package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * An invariant graph network from 2-tensors to node vectors: a {@link TwoToOne} and two {@link
 * OneToOne} layers, each followed by ReLU and batch norm, then per node Linear, ReLU, Linear.
 *
 * <p>State: {@code equi_layers.<l>}, {@code bns.<l>}, {@code fc1}, {@code fc2}. The fourth batch
 * norm belongs to the official state and parameter count; no formula uses it.
 */
public record Ign2to1(
    List<EquivariantLayer> equiLayers, List<BatchNorm> bns, Linear fc1, Linear fc2) {
  private static final int LAYERS = 3;

  public Ign2to1 {
    equiLayers = List.copyOf(equiLayers);
    bns = List.copyOf(bns);
  }

  /**
   * Sizes.
   *
   * @param in channels of the 2-tensors
   * @param hidden h
   * @param out channels per node
   * @param batchNorm whether each layer is followed by a batch norm with running statistics
   */
  public record Config(long in, long hidden, long out, boolean batchNorm) {
    public Config {
      Check.positive("in", in);
      Check.positive("hidden", hidden);
      Check.positive("out", out);
    }

    /** One input channel, batch norm. */
    public Config(long hidden, long out) {
      this(1, hidden, out, true);
    }

    /** Fresh parameters. */
    public Ign2to1 init(Rng rng) {
      List<EquivariantLayer> layers =
          List.of(
              new TwoToOne.Config(in, hidden).init(rng),
              new OneToOne.Config(hidden, hidden).init(rng),
              new OneToOne.Config(hidden, hidden).init(rng));
      List<BatchNorm> norms =
          IntStream.range(0, batchNorm ? LAYERS + 1 : 0)
              .mapToObj(i -> new BatchNorm.Config(hidden).init())
              .toList();
      return new Ign2to1(
          layers,
          norms,
          new Linear.Config(hidden, hidden).init(rng),
          new Linear.Config(hidden, out).init(rng));
    }
  }

  /** Maps 2-tensors (B, D, n, n) to (B, out, n). */
  public Tensor forward(Tensor x, Mode mode) {
    Tensor first = ((TwoToOne) equiLayers.get(0)).forward(x); // (B, h, n)
    long nodes = x.size(-1);
    Tensor rows = first.transpose(1, 2).reshape(-1, first.size(1)); // (B·n, h)
    Tensor out = afterFirst(rows, SpaceRows.of(x.size(0), nodes), mode);
    return out.view(x.size(0), nodes, -1).transpose(1, 2);
  }

  /** Maps the maps of projectors ({@link Projector#maps}), (R, 5), to (R, out). */
  public Tensor ofMaps(Tensor maps, SpaceRows rows, Mode mode) {
    return afterFirst(((TwoToOne) equiLayers.get(0)).ofMaps(maps), rows, mode);
  }

  private Tensor afterFirst(Tensor x, SpaceRows rows, Mode mode) {
    Tensor h = norm(0, x.relu(), mode);
    for (int l = 1; l < LAYERS; l++) {
      h = norm(l, ((OneToOne) equiLayers.get(l)).ofRows(h, rows).relu(), mode);
    }
    return fc2.forward(fc1.forward(h).relu());
  }

  private Tensor norm(int layer, Tensor x, Mode mode) {
    return bns.isEmpty() ? x : bns.get(layer).forward(x, mode);
  }
}
