package dev.erlangen.topology.experiment;

import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.hypergraph.HypergraphNetwork;
import java.util.List;

/** Two triangles in a hexagon: message passing sees how edges lie in them, hypergraphs do not. */
public final class HompHexagons extends BlindspotRecipe {
  private static final String HOMP = "homp";
  private static final String HYPERGRAPH = "hypergraph";

  /** Makes the recipe. */
  public HompHexagons() {
    super(
        "homp-hexagons",
        "homp",
        "what message passing on complexes sees and hypergraph networks do not; seconds, no data");
  }

  @Override
  public BlindspotSettings defaults() {
    return new BlindspotSettings(
        new BlindspotSettings.Network(16, 2, 4), new BlindspotSettings.Fit(1, 1, 1, 5e-4));
  }

  @Override
  List<PairFamily> families() {
    return List.of(PairFamily.hexagons());
  }

  @Override
  List<Contestant> contestants(BlindspotSettings.Network sizes) {
    int d = sizes.channels();
    int layers = sizes.layers();
    int out = sizes.outputs();
    return List.of(
        new Contestant(
            HOMP,
            "HOMP",
            rng ->
                new Separator.Batched(
                    new HompConfig(HompConfig.Task.TOPOLOGICAL, d, layers, out, 0).init(rng))),
        new Contestant(
            HYPERGRAPH,
            "hypergraph network",
            rng ->
                new Separator.Batched(new HypergraphNetwork.Config(d, layers, 2, out).init(rng))));
  }

  @Override
  List<Claim> claims() {
    return List.of(all(HOMP, "HOMP", "hexagons", 1), equal(HYPERGRAPH, "the hypergraph network"));
  }
}
