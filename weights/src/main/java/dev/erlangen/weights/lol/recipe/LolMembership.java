package dev.erlangen.weights.lol.recipe;

import java.util.Map;

/** Which classes an adapter was trained on, from its weights alone. */
public final class LolMembership extends PopulationRecipe {
  private static final double REACHED = 0.9;
  private static final double AHEAD = 0.3;
  private static final double LEAST_SVD = 0.55;
  private static final double MOST_SVD = 0.75;

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
    return Map.of("half rank", Math.max(1, rank / 2), "double rank", 2 * rank);
  }

  @Override
  void claims(Claims out) {
    out.add(
        "GL-net names the classes with an accuracy of at least " + REACHED,
        r -> r.mean(Kind.GLNET.arm()) >= REACHED,
        Kind.GLNET);
    out.add(
        "GL-net is more accurate than the MLP on raw factors by at least " + AHEAD,
        r -> r.mean(Kind.GLNET.arm()) - r.mean(Kind.MLP.arm()) >= AHEAD,
        Kind.GLNET,
        Kind.MLP);
    out.add(
        "singular values alone say little: accuracy between " + LEAST_SVD + " and " + MOST_SVD,
        r -> r.mean(Kind.MLP_SVD.arm()) >= LEAST_SVD && r.mean(Kind.MLP_SVD.arm()) <= MOST_SVD,
        Kind.MLP_SVD);
  }
}
