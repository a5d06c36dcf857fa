package dev.erlangen.spark.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.spark.neuralpathways.experiment.Cluster;
import dev.erlangen.spark.neuralpathways.experiment.DigitsRecipe;
import dev.erlangen.spark.neuralpathways.experiment.PathwaysSystem;
import dev.erlangen.spark.neuralpathways.experiment.Phases;
import dev.erlangen.spark.neuralpathways.experiment.Rastrigin;
import dev.erlangen.spark.neuralpathways.experiment.Weierstrass;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems, recipes and contracts of the spark module. */
public final class SparkProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(PathwaysSystem.INFO);
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(
        new Weierstrass(), new Rastrigin(), new DigitsRecipe(), new Phases(), new Cluster());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return switch (system) {
      case PathwaysSystem.NAME -> PathwaysSystem.contracts();
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }
}
