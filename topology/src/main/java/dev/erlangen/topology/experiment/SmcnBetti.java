package dev.erlangen.topology.experiment;

/** The second Betti number over GF(2). */
public final class SmcnBetti extends PropertyRecipe {
  private static final double LEARNED = 0.97;

  @Override
  public String name() {
    return "smcn-betti";
  }

  @Override
  public String summary() {
    return "the second Betti number of molecules with rings, from the cells alone; needs ZINC";
  }

  @Override
  Property property() {
    return Property.SECOND_BETTI;
  }

  @Override
  String metric() {
    return "accuracy";
  }

  @Override
  boolean lowerIsBetter() {
    return false;
  }

  @Override
  Claim claim() {
    return new Claim(
        "SMCN predicts the second Betti number of at least 97 % of the test molecules",
        results -> results.mean(SMCN) >= LEARNED);
  }
}
