package dev.erlangen.graph.experiment.filters;

import java.util.ArrayList;
import java.util.List;

/** SignNet learns a band-pass filter where graph convolutions and sign tricks fail. */
public final class SignNetFilters extends FilterRecipe {
  private static final int EPOCHS = 200;
  private static final double RATE = 0.01;
  private static final double FITTED = 0.1;
  private static final double FAILED = 0.6;

  @Override
  public String name() {
    return "signnet-filters";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "spectral filters on images: SignNet against graph convolutions, random signs and |v|";
  }

  @Override
  public FilterSettings defaults() {
    return FilterSettings.small(
        EPOCHS,
        RATE,
        List.of(
            Method.SIGNNET_PUBLISHED,
            Method.GCN,
            Method.CHEB,
            Method.NO_PE,
            Method.SIGN_FLIP,
            Method.ABS));
  }

  @Override
  List<Method> own() {
    return List.of(Method.SIGNNET);
  }

  @Override
  List<Claim> claims(List<Method> methods) {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        new Claim(
            "SignNet leaves at most 10 % of the energy of the filtered images",
            results -> results.mean(Method.SIGNNET.arm()) <= FITTED));
    for (Method method : List.of(Method.GCN, Method.SIGN_FLIP, Method.ABS)) {
      if (methods.contains(method)) {
        claims.add(
            new Claim(
                method.label() + " leaves at least 60 %",
                results -> results.mean(method.arm()) >= FAILED));
      }
    }
    return claims;
  }
}
