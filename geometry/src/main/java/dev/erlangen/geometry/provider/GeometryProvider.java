package dev.erlangen.geometry.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.geometry.cgenn.recipe.CgennHulls;
import dev.erlangen.geometry.cgenn.recipe.CgennMetric;
import dev.erlangen.geometry.cgenn.recipe.CgennNBody;
import dev.erlangen.geometry.cgenn.recipe.CgennO5;
import dev.erlangen.geometry.cgenn.recipe.CgennSystem;
import dev.erlangen.geometry.cgenn.recipe.CgennTagging;
import dev.erlangen.geometry.cgenn.recipe.CgennVolumes;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems, recipes and contracts of the geometry module. */
public final class GeometryProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(CgennSystem.INFO);
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(
        new CgennVolumes(),
        new CgennMetric(),
        new CgennNBody(),
        new CgennHulls(),
        new CgennO5(),
        new CgennTagging());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return switch (system) {
      case "cgenn" -> CgennSystem.contracts();
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }
}
