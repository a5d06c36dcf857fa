package dev.erlangen.graph.experiment.filters;

import java.util.ArrayList;
import java.util.List;

/** BasisNet learns a band-pass filter from eigenspaces, whatever basis the solver returns. */
public final class BasisNetFilters extends FilterRecipe {
  private static final int EPOCHS = 400;

  private static final double RATE = 0.01;
  private static final double FITTED = 0.1;

  @Override
  public String name() {
    return "basisnet-filters";
  }

  @Override
  public String system() {
    return "basisnet";
  }

  @Override
  public String summary() {
    return "spectral filters on images: BasisNet against graph convolutions, random signs and |v|";
  }

  @Override
  public FilterSettings defaults() {
    return FilterSettings.small(
        EPOCHS, RATE, List.of(Method.GCN, Method.CHEB, Method.NO_PE, Method.SIGN_FLIP, Method.ABS));
  }

  @Override
  List<Method> own() {
    return List.of(Method.BASISNET);
  }

  @Override
  List<Claim> claims(List<Method> methods) {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        new Claim(
            "BasisNet leaves at most 10 % of the energy of the filtered images",
            results -> results.mean(Method.BASISNET.arm()) <= FITTED));
    for (Method method : List.of(Method.GCN, Method.SIGN_FLIP, Method.ABS)) {
      if (methods.contains(method)) {
        claims.add(
            new Claim(
                "BasisNet leaves less of the energy than " + method.label(),
                results -> results.mean(Method.BASISNET.arm()) < results.mean(method.arm())));
      }
    }
    return claims;
  }
}
