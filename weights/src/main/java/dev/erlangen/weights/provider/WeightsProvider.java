package dev.erlangen.weights.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems, recipes and contracts of the weights module. */
public final class WeightsProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of();
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of();
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    throw new IllegalArgumentException("this module has no system '" + system + "'");
  }
}
