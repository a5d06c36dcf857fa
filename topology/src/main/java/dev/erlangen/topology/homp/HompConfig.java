package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of the networks of higher-order message passing with which subcomplex networks are
 * compared.
 *
 * @param task which of them
 * @param dim channels D
 * @param layers of message passing
 * @param out outputs
 * @param dropout in the head
 */
public record HompConfig(Task task, long dim, int layers, long out, double dropout) {
  public HompConfig {
    Check.positive("dim", dim);
    Check.notNegative("layers", layers);
    Check.positive("out", out);
    Check.between("dropout", dropout, 0, 1);
  }

  /** What the network is for. */
  public enum Task {
    /** Atoms, bonds and rings with learned features, read out by sums of ranks 0, 1, 2. */
    MOLECULE,
    /** No features; read out by means of ranks 0, 1, 2. */
    TOPOLOGICAL,
    /** Tori: plain GIN, ranks 0 and 1 only, read out by means. */
    TORUS
  }

  /** Fresh parameters. */
  public ComplexNet init(Rng rng) {
    boolean molecule = task == Task.MOLECULE;
    HompLayers make = new HompLayers(dim, molecule, Activation.RELU, rng);
    List<Layer> all = new ArrayList<>();
    all.add(task == Task.TOPOLOGICAL ? make.constant() : make.molecule());
    all.add(make.twoCells(molecule));
    for (int i = 0; i < layers; i++) {
      all.add(make.passing(plan()));
    }
    List<Integer> ranks = task == Task.TORUS ? List.of(0, 1) : List.of(0, 1, 2);
    Head head =
        molecule
            ? Head.Joined.init(ranks.size(), dim, out, dropout, rng)
            : Head.PerRank.init(ranks.size(), dim, out, dropout, Activation.RELU, rng);
    return new ComplexNet(all, new Readout(ranks, !molecule), head);
  }

  private HompLayers.Plan plan() {
    return switch (task) {
      case MOLECULE -> HompLayers.Plan.MOLECULE;
      case TOPOLOGICAL -> HompLayers.Plan.TOPOLOGICAL;
      case TORUS -> HompLayers.Plan.TORUS;
    };
  }
}
