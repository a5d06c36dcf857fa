package dev.erlangen.spark.neuralpathways.experiment;

import java.util.List;

/** A function of two variables with about a hundred valleys. */
public final class Rastrigin extends FunctionRecipe {
  private static final double ENOUGH = 0.05;

  @Override
  public String name() {
    return "pathways-rastrigin";
  }

  @Override
  public String summary() {
    return "a function of two variables with many valleys: experts against one network of their size";
  }

  @Override
  public FunctionSettings defaults() {
    return new FunctionSettings(
        new FunctionSettings.Data(Functions.RASTRIGIN, 16_000, 8000),
        new FunctionSettings.Tree(4, List.of(4, 3, 2, 0), 10),
        new FunctionSettings.Expert(12, 2, 500, 32, 5e-3),
        new FunctionSettings.Central(List.of(230), List.of(2), 4000, 128, 5e-3));
  }

  @Override
  List<Claim> claims(FunctionSettings s) {
    String most = tree(s, s.tree().heights().get(0));
    String central = central(s, 0);
    return List.of(
        new Claim("%s has an error below %s".formatted(most, ENOUGH), r -> r.mean(most) < ENOUGH),
        new Claim(
            "%s has a lower error than %s".formatted(most, central),
            r -> r.mean(most) < r.mean(central)));
  }
}
