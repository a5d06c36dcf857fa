package dev.erlangen.topology.smcn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.Head;
import dev.erlangen.topology.homp.HompLayers;
import dev.erlangen.topology.homp.Layer;
import dev.erlangen.topology.homp.Merged;
import dev.erlangen.topology.homp.Readout;
import java.util.ArrayList;
import java.util.List;

/** Sizes of the published subcomplex networks. */
public sealed interface SmcnConfig {
  /** Fresh parameters. */
  ComplexNet init(Rng rng);

  /**
   * The network for molecules: message passing on cells, layers on pairs with the distance mark in
   * every one, pooling by sums, and message passing on nodes and edges again.
   *
   * @param cells channels of cells, officially 85
   * @param pairs channels of pairs inside, officially 70
   * @param before layers on cells before, officially 1
   * @param layers layers on pairs, officially 5
   * @param out outputs
   * @param dropout in the head
   */
  record Molecule(long cells, long pairs, int before, int layers, long out, double dropout)
      implements SmcnConfig {
    /** The published sizes, 500 114 parameters. */
    public static final Molecule PUBLISHED = new Molecule(85, 70, 1, 5, 1, 0);

    public Molecule {
      Check.positive("cells", cells);
      Check.positive("pairs", pairs);
      Check.notNegative("before", before);
      Check.positive("layers", layers);
      Check.positive("out", out);
    }

    @Override
    public ComplexNet init(Rng rng) {
      HompLayers on = new HompLayers(cells, true, Activation.RELU, rng);
      SmcnLayers make = new SmcnLayers(new Pair(0, 1), Marks.DISTANCE, true, Activation.RELU, rng);
      List<Layer> all = new ArrayList<>(List.of(on.molecule(), on.twoCells(true)));
      for (int i = 0; i < before; i++) {
        all.add(on.passing(HompLayers.Plan.MOLECULE));
      }
      all.add(make.start(cells, true));
      for (int i = 0; i < layers; i++) {
        all.add(
            make.step(
                Gin.Kind.CUSTOM_GIN,
                i == 0 ? cells : pairs,
                i == layers - 1 ? cells : pairs,
                cells,
                Merged.How.SUM,
                true));
      }
      all.add(make.pool(false));
      all.add(on.passing(HompLayers.Plan.MOLECULE.upTo(1)));
      List<Integer> ranks = List.of(0, 1);
      return new ComplexNet(
          all, new Readout(ranks, false), Head.Joined.init(ranks.size(), cells, out, dropout, rng));
    }
  }

  /**
   * The network for topological properties: no features, pairs of nodes and faces.
   *
   * @param dim channels; officially 108, that is 1.5 times the argument 72
   * @param layers on pairs; officially 6, that is two more than the argument
   * @param pair ranks, officially (0,2)
   * @param marks officially binary
   * @param out outputs
   */
  record Topological(long dim, int layers, Pair pair, Marks marks, long out) implements SmcnConfig {
    public Topological {
      Check.positive("dim", dim);
      Check.positive("layers", layers);
      Check.positive("out", out);
    }

    /** The network that the official builder makes of its two arguments. */
    public static Topological official(long embeddingDim, int layers, long out) {
      long width = Math.round(1.5 * embeddingDim);
      return new Topological(width, layers + 2, new Pair(0, 2), Marks.BINARY, out);
    }

    @Override
    public ComplexNet init(Rng rng) {
      HompLayers on = new HompLayers(dim, false, Activation.RELU, rng);
      SmcnLayers make = new SmcnLayers(pair, marks, false, Activation.RELU, rng);
      List<Layer> all = new ArrayList<>(List.of(on.constant(), on.twoCells(false)));
      all.add(make.start(dim, false));
      for (int i = 0; i < layers; i++) {
        all.add(make.step(Gin.Kind.GIN, dim, dim, dim, Merged.How.CONCATENATE, false));
      }
      return finish(all, make, dim, out, rng);
    }
  }

  /**
   * The network for tori: message passing on nodes and edges, then pairs of nodes and edges with
   * distances.
   *
   * @param dim channels, officially 100
   * @param before layers on cells, officially 1
   * @param layers on pairs, officially 2
   * @param out outputs
   */
  record Torus(long dim, int before, int layers, long out) implements SmcnConfig {
    /** The published sizes with one output, 367 001 parameters. */
    public static final Torus PUBLISHED = new Torus(100, 1, 2, 1);

    public Torus {
      Check.positive("dim", dim);
      Check.notNegative("before", before);
      Check.positive("layers", layers);
      Check.positive("out", out);
    }

    @Override
    public ComplexNet init(Rng rng) {
      HompLayers on = new HompLayers(dim, false, Activation.RELU, rng);
      SmcnLayers make = new SmcnLayers(new Pair(0, 1), Marks.DISTANCE, false, Activation.RELU, rng);
      List<Layer> all = new ArrayList<>(List.of(on.molecule(), on.twoCells(false)));
      for (int i = 0; i < before; i++) {
        all.add(on.passing(HompLayers.Plan.TORUS));
      }
      all.add(make.start(dim, false));
      for (int i = 0; i < layers; i++) {
        all.add(make.step(Gin.Kind.CUSTOM_GIN, dim, dim, dim, Merged.How.CONCATENATE, false));
      }
      return finish(all, make, dim, out, rng);
    }
  }

  private static ComplexNet finish(
      List<Layer> layers, SmcnLayers make, long dim, long out, Rng rng) {
    layers.add(make.pool(true));
    List<Integer> ranks = List.of(0, 2);
    return new ComplexNet(
        layers,
        new Readout(ranks, false),
        Head.PerRank.init(ranks.size(), dim, out, 0, Activation.RELU, rng));
  }
}
