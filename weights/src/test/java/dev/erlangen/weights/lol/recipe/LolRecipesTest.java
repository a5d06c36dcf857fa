package dev.erlangen.weights.lol.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.train.config.Config;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LolRecipesTest {
  @TempDir static Path cache;

  private static final List<String> TINY =
      List.of(
          "population.images=SEGMENTS",
          "population.count=40",
          "population.pretraining=60",
          "population.steps=25",
          "training.epochs=3",
          "training.denseEpochs=2",
          "network.dense=8",
          "network.mlp=16");

  @BeforeAll
  static void useAnEmptyCache() {
    System.setProperty("erlangen.cache", cache.toString());
  }

  @AfterAll
  static void restore() {
    System.clearProperty("erlangen.cache");
  }

  private static RunResult run(PopulationRecipe recipe, String... more) {
    List<String> settings = new ArrayList<>(TINY);
    settings.addAll(List.of(more));
    LolSettings bound = Config.bind(recipe.defaults(), null, settings);
    return Runner.run(recipe, bound, RunOptions.ofSeeds(1)).result();
  }

  @Test
  void everyModelTrainsAndKeepsItsContracts() {
    RunResult result =
        run(new LolMembership(), "models=" + List.of(Kind.values()).toString().replace(" ", ""));
    assertThat(result.arms()).hasSize(Kind.values().length);
    assertThat(result.verdicts()).hasSize(5);
    assertThat(result.symmetry()).isNotEmpty().allMatch(row -> row.problem().isEmpty());
    for (ArmResult arm : result.arms()) {
      double plain = arm.test("accuracy").mean();
      double moved = arm.test("moved accuracy").mean();
      assertThat(plain).isBetween(0.2, 1.0);
      if (Kind.of(arm.name()).isInvariant()) {
        assertThat(moved).as(arm.name()).isEqualTo(plain);
      }
    }
    assertThat(
            Arrays.stream(Kind.values())
                .filter(k -> !k.isInvariant())
                .anyMatch(
                    k ->
                        result.mean(k.arm(), "accuracy") != result.mean(k.arm(), "moved accuracy")))
        .isTrue();
  }

  @Test
  void lossIsPredictedWithTheSameBitsAgain() {
    RunResult first = run(new LolLoss(), "models=[GLNET,MLP_SVD]");
    RunResult second = run(new LolLoss(), "models=[GLNET,MLP_SVD]");
    assertThat(first.mean("glnet")).isEqualTo(second.mean("glnet")).isFinite();
    assertThat(first.mean("glnet", "kendall")).isBetween(-1.0, 1.0);
    assertThat(first.verdicts()).hasSize(2);
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new LolMembership(), "models=[MLP]"))
        .withMessageContaining("must begin with GLNET");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new LolMembership(), "population.count=1"))
        .withMessageContaining("population.count");
  }
}
