package dev.erlangen.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.Statistic;
import dev.erlangen.train.store.RunStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @Test
  void trainsEveryArmFromEverySeed() {
    LineRecipe recipe = new LineRecipe();
    RunResult result = Runner.run(recipe, recipe.defaults(), RunOptions.ofSeeds(0, 1, 2)).result();
    assertThat(result.arms()).extracting(ArmResult::name).containsExactly("clean", "noisy");
    ArmResult clean = result.arm("clean");
    assertThat(clean.parameters()).isEqualTo(4);
    double[] mse = clean.seeds().stream().mapToDouble(s -> s.test().get("mse")).toArray();
    assertThat(result.mean("clean"))
        .isCloseTo((mse[0] + mse[1] + mse[2]) / 3, within(1e-15))
        .isLessThan(result.mean("noisy"));
    assertThatThrownBy(() -> result.mean("clan")).hasMessageContaining("did you mean 'clean'?");
  }

  @Test
  void statisticsUseTheSampleDeviation() {
    Statistic s = Statistic.of(1, 2, 4);
    assertThat(s.mean()).isCloseTo(7.0 / 3, within(1e-15));
    assertThat(s.std()).isCloseTo(Math.sqrt(7.0 / 3), within(1e-15));
    assertThat(s).hasToString("2.3333 ± 1.5275");
    assertThat(Statistic.of(0.5)).hasToString("0.5000");
    assertThat(Statistic.of(1e-4, 3e-4)).hasToString("2.00e-04 ± 1.41e-04");
    assertThat(Statistic.of(0.017, 0.01700001)).hasToString("0.0170 ± 0.0000");
  }

  @Test
  void dryRunsMeasureAndLeaveNothing(@TempDir Path root) throws Exception {
    LineRecipe recipe = new LineRecipe();
    RunOptions options = RunOptions.ofSeeds(0, 1, 2).storedIn(new RunStore(root));
    DryRun dry = DryRun.of(recipe, recipe.defaults(), options);
    DryRun.ArmCost clean = dry.arms().get(0);
    assertThat(clean.probe().parameters()).isEqualTo(4);
    // Four float32 parameters and gradients; two moments, a step count of int64, the best copy.
    assertThat(clean.probe().parameterBytes()).isEqualTo(32);
    assertThat(clean.probe().optimizerBytes()).isEqualTo(16 + 16 + 8 + 16);
    assertThat(clean.probe().updates()).isEqualTo(3);
    assertThat(dry.seconds())
        .isCloseTo(
            3 * 12 * (clean.epochSeconds() + dry.arms().get(1).epochSeconds()), within(1e-9));
    assertThat(dry.text())
        .contains("Line with dropout")
        .contains("parameters  4")
        .contains("2 arms, 3 seeds: about ");
    assertThat(new DryRun(dry.arms().subList(0, 1), 1).text()).contains("1 arm, 1 seed: about ");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aRunThatCannotBeginLeavesNothing(@TempDir Path root) {
    LineRecipe recipe = new LineRecipe();
    RunOptions options = RunOptions.ofSeeds(0).storedIn(new RunStore(root));
    assertThatThrownBy(() -> Runner.run(recipe, new LineRecipe.Config(0, 40, 0.5), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epochs must be at least 1, got 0");
    assertThat(root).isEmptyDirectory();
  }
}
