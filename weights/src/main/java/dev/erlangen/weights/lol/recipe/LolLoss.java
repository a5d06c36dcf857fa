package dev.erlangen.weights.lol.recipe;

import java.util.List;

/** How well a fine-tuned network does on test images, from its adapter alone. */
public final class LolLoss extends PopulationRecipe {
  private static final String METRIC = "r2";
  private static final double REACHED = 0.7;
  private static final double SAME = 0.002;
  private static final double FALLS = 0.1;

  @Override
  public String name() {
    return "lol-loss";
  }

  @Override
  public String summary() {
    return "the test error of a fine-tuned network, read from its adapter without running it";
  }

  @Override
  Task task() {
    return Task.LOSS;
  }

  @Override
  List<Claim> claims(List<Kind> models) {
    List<Claim> out = claims();
    add(
        out,
        models,
        List.of(Kind.GLNET),
        new Claim(
            "GL-net explains at least " + REACHED + " of the variance of the logarithmic error",
            r -> r.mean(Kind.GLNET.arm()) >= REACHED));
    add(
        out,
        models,
        List.of(Kind.GLNET, Kind.MLP),
        new Claim(
            "GL-net explains more than the MLP on raw factors",
            r -> r.mean(Kind.GLNET.arm()) > r.mean(Kind.MLP.arm())));
    add(
        out,
        models,
        List.of(Kind.GLNET),
        new Claim(
            "a change of basis moves GL-net's R² by at most " + SAME,
            r -> Math.abs(drop(r, Kind.GLNET, METRIC)) <= SAME));
    add(
        out,
        models,
        List.of(Kind.MLP_ALIGN),
        new Claim(
            "a change of basis costs the aligned MLP at least " + FALLS,
            r -> drop(r, Kind.MLP_ALIGN, METRIC) >= FALLS));
    return out;
  }
}
