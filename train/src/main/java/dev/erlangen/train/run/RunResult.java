package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/**
 * The results of a recipe.
 *
 * @param metric metric of the result table
 * @param lowerIsBetter its direction
 * @param arms the models compared, the system's own first
 */
public record RunResult(String metric, boolean lowerIsBetter, List<ArmResult> arms)
    implements Recipe.Results {
  /** Returns the results of an arm. */
  public ArmResult arm(String name) {
    Check.oneOf("arm", name, arms.stream().map(ArmResult::name).toList());
    return arms.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public double mean(String arm) {
    return mean(arm, metric);
  }

  @Override
  public double mean(String arm, String other) {
    return arm(arm).test(other).mean();
  }
}
