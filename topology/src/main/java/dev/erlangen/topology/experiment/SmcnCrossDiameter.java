package dev.erlangen.topology.experiment;

/** The largest distance of an atom from a ring. */
public final class SmcnCrossDiameter extends PropertyRecipe {
  private static final double LEARNED = 0.8;

  @Override
  public String name() {
    return "smcn-cross-diameter";
  }

  @Override
  public String summary() {
    return "the largest distance of an atom from a ring, from the cells alone; needs ZINC";
  }

  @Override
  Property property() {
    return Property.CROSS_DIAMETER;
  }

  @Override
  String metric() {
    return "mae";
  }

  @Override
  boolean lowerIsBetter() {
    return true;
  }

  @Override
  Claim claim() {
    return new Claim(
        "SMCN predicts the cross-diameter with a mean absolute error of at most 0.8",
        results -> results.mean(SMCN) <= LEARNED);
  }
}
