package dev.erlangen.topology.experiment;

import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.hypergraph.HypergraphNetwork;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import java.util.List;

/** Tori, strips and Klein bottles: message passing tells none apart, subcomplex networks all. */
public final class SmcnBlindspots extends BlindspotRecipe {
  private static final String SMCN = "smcn";
  private static final String BINARY = "smcn-binary";
  private static final String HOMP = "homp";
  private static final String TORUS = "homp-torus";
  private static final String HYPERGRAPH = "hypergraph";

  /** Makes the recipe. */
  public SmcnBlindspots() {
    super(
        "smcn-blindspots",
        "smcn",
        "tori, strips and Klein bottles that message passing cannot tell apart; minutes, no data");
  }

  @Override
  public BlindspotSettings defaults() {
    return new BlindspotSettings(
        new BlindspotSettings.Network(32, 3, 4), new BlindspotSettings.Fit(16, 1, 8, 5e-4));
  }

  @Override
  List<PairFamily> families() {
    return List.of(PairFamily.tori(), PairFamily.strips(3, 10), PairFamily.kleinBottles());
  }

  @Override
  List<Contestant> contestants(BlindspotSettings.Network sizes) {
    int d = sizes.channels();
    int layers = sizes.layers();
    int out = sizes.outputs();
    Marks binary = Marks.BINARY;
    return List.of(
        new Contestant(
            SMCN,
            "SMCN on (0,1), distances",
            rng -> new Separator.Batched(new SmcnConfig.Torus(d, 1, layers - 1, out).init(rng))),
        new Contestant(
            BINARY,
            "SMCN on (0,2), membership",
            rng ->
                new Separator.Batched(
                    new SmcnConfig.Topological(d, 2 * layers, new Pair(0, 2), binary, out)
                        .init(rng))),
        new Contestant(
            HOMP,
            "HOMP, all neighbourhoods",
            rng ->
                new Separator.Batched(
                    new HompConfig(HompConfig.Task.TOPOLOGICAL, d, layers, out, 0).init(rng))),
        new Contestant(
            TORUS,
            "HOMP as published for tori",
            rng ->
                new Separator.Batched(
                    new HompConfig(HompConfig.Task.TORUS, d, layers, out, 0).init(rng))),
        new Contestant(
            HYPERGRAPH,
            "hypergraph network",
            rng ->
                new Separator.Batched(new HypergraphNetwork.Config(d, layers, 2, out).init(rng))));
  }

  @Override
  List<Claim> claims() {
    String smcn = "SMCN on (0,1)";
    return List.of(
        all(SMCN, smcn, "tori", 223),
        all(SMCN, smcn, "strips", 8),
        all(SMCN, smcn, "klein bottles", 5),
        none(BINARY, "SMCN on (0,2) with membership", "strips"),
        new Claim(
            "SMCN on (0,2) with membership tells at least 4 of the 5 Klein bottles from tori",
            results -> results.mean(BINARY, "klein bottles") >= 4),
        equal(HOMP, "HOMP with all neighbourhoods"),
        equal(TORUS, "HOMP as published for tori"),
        equal(HYPERGRAPH, "the hypergraph network"));
  }
}
