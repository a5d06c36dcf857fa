package dev.erlangen.weights.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.weights.lol.recipe.LolLoss;
import dev.erlangen.weights.lol.recipe.LolMembership;
import dev.erlangen.weights.lol.recipe.LolSystem;
import java.util.List;

/** The systems, recipes and contracts of the weights module. */
public final class WeightsProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(LolSystem.INFO);
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(new LolMembership(), new LolLoss());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return switch (system) {
      case "lol" -> LolSystem.contracts();
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }
}
