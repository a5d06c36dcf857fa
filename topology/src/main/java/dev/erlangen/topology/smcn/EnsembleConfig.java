package dev.erlangen.topology.smcn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.Ensemble;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.HompLayers;
import dev.erlangen.topology.homp.Layer;
import dev.erlangen.topology.homp.Merged;
import dev.erlangen.topology.homp.Readout;
import java.util.ArrayList;
import java.util.List;

/**
 * Message passing and a subcomplex network side by side, as published for molhiv and molesol.
 *
 * @param cells channels of the branch on cells
 * @param cellLayers its layers
 * @param cellRanks ranks that it reads out
 * @param pairs channels of the branch on pairs
 * @param pairLayers its layers
 * @param pairRanks ranks that it reads out
 * @param pair which pairs
 * @param residual whether layers on cells add their input
 * @param dropout behind the layers on cells and in the head
 * @param out outputs
 */
public record EnsembleConfig(
    long cells,
    int cellLayers,
    List<Integer> cellRanks,
    long pairs,
    int pairLayers,
    List<Integer> pairRanks,
    Pair pair,
    boolean residual,
    double dropout,
    long out) {
  /** For molhiv, 240 529 parameters. */
  public static final EnsembleConfig MOLHIV =
      new EnsembleConfig(64, 2, List.of(0, 1, 2), 24, 2, List.of(2), new Pair(0, 2), true, 0, 1);

  /** For molesol. */
  public static final EnsembleConfig MOLESOL =
      new EnsembleConfig(16, 2, List.of(0, 1, 2), 228, 2, List.of(1), new Pair(0, 1), true, 0, 1);

  public EnsembleConfig {
    cellRanks = List.copyOf(cellRanks);
    pairRanks = List.copyOf(pairRanks);
    Check.positive("cells", cells);
    Check.positive("pairs", pairs);
    Check.positive("pairLayers", pairLayers);
  }

  /** Fresh parameters. */
  public Ensemble init(Rng rng) {
    HompLayers on = new HompLayers(cells, false, Activation.RELU, rng);
    List<Layer> first = new ArrayList<>(List.of(on.molecule(), on.twoCells(false)));
    HompLayers.Plan plan = new HompLayers.Plan(Gin.Kind.CUSTOM_GIN, true, 2, residual, dropout);
    for (int i = 0; i < cellLayers; i++) {
      first.add(on.passing(plan));
    }
    HompLayers below = new HompLayers(pairs, false, Activation.RELU, rng);
    SmcnLayers make = new SmcnLayers(pair, Marks.DISTANCE, false, Activation.RELU, rng);
    List<Layer> second = new ArrayList<>(List.of(below.molecule(), below.twoCells(false)));
    second.add(make.start(pairs, false));
    for (int i = 0; i < pairLayers; i++) {
      second.add(
          make.step(Gin.Kind.CUSTOM_GIN, pairs, pairs, pairs, Merged.How.CONCATENATE, false));
    }
    second.add(make.pool(true));
    return Ensemble.init(
        List.of(first, second),
        List.of(new Readout(cellRanks, true), new Readout(pairRanks, true)),
        List.of(cells, pairs),
        out,
        dropout,
        Activation.RELU,
        rng);
  }
}
