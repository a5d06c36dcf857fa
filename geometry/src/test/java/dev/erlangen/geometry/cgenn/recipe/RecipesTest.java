package dev.erlangen.geometry.cgenn.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Torch;
import dev.erlangen.geometry.provider.GeometryProvider;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.SymmetryRow;
import dev.erlangen.train.run.Outcome;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {
  static List<Recipe<?>> recipes() {
    return new GeometryProvider()
        .recipes().stream().filter(r -> r.system().equals("cgenn")).toList();
  }

  /** Every arm trains a little, is measured, and keeps its symmetry. */
  @ParameterizedTest
  @MethodSource("recipes")
  <C extends Record> void everyArmTrains(Recipe<C> recipe) {
    Torch.load();
    C config =
        Config.bind(
            recipe.defaults(),
            null,
            List.of("data.train=64", "data.held=32", "training.updates=4", "training.batch=32"));
    Outcome outcome = Runner.run(recipe, config, RunOptions.ofSeeds(0));
    for (ArmResult arm : outcome.result().arms()) {
      assertThat(arm.test(outcome.result().metric()).mean()).as(arm.name()).isFinite().isPositive();
    }
    assertThat(outcome.result().symmetry()).isNotEmpty().allMatch(SymmetryRow::passed);
  }
}
