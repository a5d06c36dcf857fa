package dev.erlangen.spark.neuralpathways.experiment;

import java.util.ArrayList;
import java.util.List;

/** A Hölder continuous function of one variable. */
public final class Weierstrass extends FunctionRecipe {
  @Override
  public String name() {
    return "pathways-weierstrass";
  }

  @Override
  public String summary() {
    return "a rough function of one variable: many small experts against one network of their size";
  }

  @Override
  public FunctionSettings defaults() {
    return new FunctionSettings(
        new FunctionSettings.Data(Functions.WEIERSTRASS, 4000, 8000),
        new FunctionSettings.Tree(2, List.of(6, 4, 2, 0), 10),
        new FunctionSettings.Expert(12, 2, 500, 32, 5e-3),
        new FunctionSettings.Central(List.of(112, 64), List.of(2, 4), 4000, 128, 5e-3));
  }

  @Override
  List<Claim> claims(FunctionSettings s) {
    List<Claim> out = new ArrayList<>();
    List<Integer> heights = s.tree().heights();
    for (int i = 0; i + 1 < heights.size(); i++) {
      String more = tree(s, heights.get(i));
      String fewer = tree(s, heights.get(i + 1));
      out.add(
          new Claim(
              "the error of %s is at most a third of that of %s".formatted(more, fewer),
              r -> 3 * r.mean(more) <= r.mean(fewer)));
    }
    String most = tree(s, heights.get(0));
    for (int i = 0; i < s.central().widths().size(); i++) {
      String central = central(s, i);
      out.add(
          new Claim(
              "%s has at most a tenth of the error of %s with at most a fiftieth of its resident"
                      .formatted(most, central)
                  + " parameters",
              r ->
                  10 * r.mean(most) <= r.mean(central)
                      && 50 * r.mean(most, "resident") <= r.mean(central, "resident")));
    }
    return out;
  }
}
