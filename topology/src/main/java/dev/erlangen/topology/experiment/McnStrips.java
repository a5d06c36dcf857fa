package dev.erlangen.topology.experiment;

import dev.erlangen.topology.mcn.Mcn;
import java.util.List;

/** Cylinder and Möbius strip by their edges alone: tuples of three nodes see what pairs cannot. */
public final class McnStrips extends BlindspotRecipe {
  private static final int CHANNELS = 3;
  private static final int LARGEST = 6;
  private static final String PAIRS = "order-2";
  private static final String TRIPLES = "order-3";

  /** Makes the recipe. */
  public McnStrips() {
    super(
        "mcn-strips",
        "mcn",
        "multi-cellular networks on pairs and on triples of nodes; a minute, no data");
  }

  @Override
  public BlindspotSettings defaults() {
    return new BlindspotSettings(
        new BlindspotSettings.Network(CHANNELS, 4, 4), new BlindspotSettings.Fit(2, 1, 2, 5e-4));
  }

  @Override
  List<PairFamily> families() {
    return List.of(PairFamily.strips(3, LARGEST));
  }

  @Override
  List<Contestant> contestants(BlindspotSettings.Network sizes) {
    return List.of(
        contestant(sizes, TRIPLES, "MCN on triples of nodes", 3),
        contestant(sizes, PAIRS, "MCN on pairs of nodes", 2));
  }

  private static Contestant contestant(
      BlindspotSettings.Network n, String arm, String label, int order) {
    return new Contestant(
        arm,
        label,
        rng ->
            new Separator.Single(
                Mcn.Config.nodes(order, n.layers(), n.channels(), n.outputs()).init(rng)));
  }

  @Override
  List<Claim> claims() {
    return List.of(
        all(TRIPLES, "MCN on triples", "strips", LARGEST - 2), equal(PAIRS, "MCN on pairs"));
  }
}
