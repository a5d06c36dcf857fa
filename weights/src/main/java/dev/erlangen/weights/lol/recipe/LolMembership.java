package dev.erlangen.weights.lol.recipe;

import java.util.List;
import java.util.Map;

/** Which classes an adapter was trained on, from its weights alone. */
public final class LolMembership extends PopulationRecipe {
  private static final String METRIC = "accuracy";
  private static final double REACHED = 0.9;
  private static final double AHEAD = 0.3;
  private static final double SAME = 0.002;
  private static final double FALLS = 0.1;
  private static final double LEAST_SVD = 0.55;
  private static final double MOST_SVD = 0.75;
  private static final double OTHER_RANKS = 0.8;
  private static final String HALF = "half rank";
  private static final String DOUBLE = "double rank";

  @Override
  public String name() {
    return "lol-membership";
  }

  @Override
  public String summary() {
    return "which classes an adapter was trained on, read from its weights by GL-net and baselines";
  }

  @Override
  Task task() {
    return Task.MEMBERSHIP;
  }

  @Override
  Map<String, Integer> otherRanks(LolSettings settings) {
    int rank = settings.population().rank();
    return Map.of(HALF, Math.max(1, rank / 2), DOUBLE, 2 * rank);
  }

  @Override
  List<Claim> claims(List<Kind> models) {
    List<Claim> out = claims();
    add(
        out,
        models,
        List.of(Kind.GLNET),
        new Claim(
            "GL-net names the classes with an accuracy of at least " + REACHED,
            r -> r.mean(Kind.GLNET.arm()) >= REACHED));
    add(
        out,
        models,
        List.of(Kind.GLNET, Kind.MLP),
        new Claim(
            "GL-net is more accurate than the MLP on raw factors by at least " + AHEAD,
            r -> r.mean(Kind.GLNET.arm()) - r.mean(Kind.MLP.arm()) >= AHEAD));
    add(
        out,
        models,
        List.of(Kind.GLNET),
        new Claim(
            "a change of basis moves GL-net's accuracy by at most " + SAME,
            r -> Math.abs(drop(r, Kind.GLNET, METRIC)) <= SAME));
    add(
        out,
        models,
        List.of(Kind.MLP_ALIGN),
        new Claim(
            "a change of basis costs the aligned MLP at least " + FALLS,
            r -> drop(r, Kind.MLP_ALIGN, METRIC) >= FALLS));
    add(
        out,
        models,
        List.of(Kind.MLP_SVD),
        new Claim(
            "singular values alone say little: accuracy between " + LEAST_SVD + " and " + MOST_SVD,
            r ->
                r.mean(Kind.MLP_SVD.arm()) >= LEAST_SVD && r.mean(Kind.MLP_SVD.arm()) <= MOST_SVD));
    add(
        out,
        models,
        List.of(Kind.GLNET),
        new Claim(
            "adapters of half and of twice the rank are read with an accuracy of at least "
                + OTHER_RANKS,
            r ->
                r.mean(Kind.GLNET.arm(), HALF + " " + METRIC) >= OTHER_RANKS
                    && r.mean(Kind.GLNET.arm(), DOUBLE + " " + METRIC) >= OTHER_RANKS));
    return out;
  }
}
