package dev.erlangen.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.Statistic;
import org.junit.jupiter.api.Test;

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
  }
}
