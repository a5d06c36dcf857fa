package dev.erlangen.vision.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.vision.care.chains.CareChains;
import dev.erlangen.vision.care.images.CareCifar10;
import dev.erlangen.vision.care.images.CareColours;
import dev.erlangen.vision.care.recipe.CareSystem;
import java.util.List;

/** The systems, recipes and contracts of the vision module. */
public final class VisionProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(CareSystem.INFO);
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(new CareChains(), new CareColours(), new CareCifar10());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return switch (system) {
      case "care" -> CareSystem.contracts();
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }
}
