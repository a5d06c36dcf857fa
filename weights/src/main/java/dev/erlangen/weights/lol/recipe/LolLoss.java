package dev.erlangen.weights.lol.recipe;

/** How well a fine-tuned network does on test images, from its adapter alone. */
public final class LolLoss extends PopulationRecipe {
  private static final double REACHED = 0.7;

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
  void claims(Claims out) {
    out.add(
        "GL-net explains at least " + REACHED + " of the variance of the logarithmic error",
        r -> r.mean(Kind.GLNET.arm()) >= REACHED,
        Kind.GLNET);
    out.add(
        "GL-net explains more than the MLP on raw factors",
        r -> r.mean(Kind.GLNET.arm()) > r.mean(Kind.MLP.arm()),
        Kind.GLNET,
        Kind.MLP);
  }
}
