package dev.erlangen.spark.toy;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** A system that exists in tests only. */
public final class ToyProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(new SystemInfo("toy", "Toys", "", "", "", List.of(), "", ""));
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(new ToyRecipe());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return List.of();
  }
}
