package dev.erlangen.vision.care.chains;

import dev.erlangen.train.recipe.Recipe.Claim;
import dev.erlangen.vision.care.recipe.Method;
import java.util.ArrayList;
import java.util.List;

/** What the methods on chains should show, as far as both sides of a comparison are there. */
final class ChainClaims {
  private static final double WAHBA_SHARE = 0.75;
  private static final double R2_GAIN = 0.2;
  private static final double EQUIVARIANT_WAHBA = 0.12;
  private static final double EQUIVARIANT_GAMMA = 0.01;
  private static final double FREE_WAHBA = 0.5;

  private ChainClaims() {}

  static List<Claim> of(List<Method> methods) {
    List<Claim> out = new ArrayList<>();
    String care = Method.CARE.arm();
    String simclr = Method.SIMCLR.arm();
    if (methods.contains(Method.CARE) && methods.contains(Method.SIMCLR)) {
      out.add(
          new Claim(
              "CARE is nearer to one rotation per augmentation: at most 0.75 of SimCLR's error",
              r -> r.mean(care, "wahba") <= WAHBA_SHARE * r.mean(simclr, "wahba")));
      out.add(
          new Claim(
              "the direction of a chain is read linearly from CARE: R² at least 0.2 above SimCLR's",
              r -> r.mean(care) >= r.mean(simclr) + R2_GAIN));
    }
    String both = Method.UNIFORM_EQUIV.arm();
    String alone = Method.UNIFORM.arm();
    if (methods.contains(Method.UNIFORM_EQUIV) && methods.contains(Method.UNIFORM)) {
      out.add(
          new Claim(
              "equivariance needs no invariance: error at most 0.12 and gamma at most 0.01 without",
              r ->
                  r.mean(both, "wahba") <= EQUIVARIANT_WAHBA
                      && r.mean(both, "gamma") <= EQUIVARIANT_GAMMA));
      out.add(
          new Claim(
              "it comes from the equivariance term: error at least 0.5 with uniformity alone",
              r -> r.mean(alone, "wahba") >= FREE_WAHBA));
    }
    return out;
  }
}
