package dev.erlangen.spark.neuralpathways.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PathwaysRecipesTest {
  private static <C extends Record> RunResult run(Recipe<C> recipe, String... settings) {
    return Runner.run(
            recipe, Config.bind(recipe.defaults(), null, List.of(settings)), RunOptions.ofSeeds(1))
        .result();
  }

  private static void assertKept(RunResult result, int contracts) {
    assertThat(result.symmetry())
        .hasSize(contracts)
        .allSatisfy(row -> assertThat(row.passed()).as(row.claim() + row.problem()).isTrue());
  }

  @TestFactory
  Stream<DynamicTest> contracts() {
    return PathwaysSystem.contracts().stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> kept(c)));
  }

  private static void kept(SymmetryContract contract) {
    for (ScalarType type : new ScalarType[] {ScalarType.Double, ScalarType.Float}) {
      SymmetryReport report = contract.check(4, 1, type);
      assertThat(report.passed()).as("%s", report).isTrue();
    }
  }

  @Test
  void weierstrass() {
    RunResult result =
        run(
            new Weierstrass(),
            "data.train=600",
            "data.test=500",
            "tree.heights=[3, 0]",
            "expert.steps=150",
            "central.steps=50",
            "central.widths=[20]",
            "central.depths=[2]");
    assertThat(result.mean("leaves-8")).isLessThan(0.5 * result.mean("leaves-1"));
    assertThat(result.mean("leaves-8", "leaves")).isEqualTo(8);
    assertThat(result.mean("leaves-8", "resident")).isEqualTo(195);
    assertThat(result.arm("leaves-8").parameters()).isEqualTo(8 * 195);
    assertThat(result.mean("leaves-1", "border jump")).isZero();
    assertKept(result, 3 + 1 + 1);
  }

  @Test
  void phases() {
    RunResult result =
        run(new Phases(), "train=1000", "test=300", "steps=20", "softSteps=5", "width=4");
    assertThat(result.arms()).hasSize(8);
    assertThat(result.arms()).allSatisfy(a -> assertThat(result.mean(a.name())).isFinite());
    assertThat(result.mean("pruned", "leaves")).isLessThanOrEqualTo(64);
  }

  @Test
  void clusterGivesTheSameFiles() {
    RunResult result = run(new Cluster(), "train=600", "test=200", "height=2", "steps=20");
    assertThat(result.passed()).as("%s", result.verdicts()).isTrue();
    assertThat(result.mean("spark", "mse")).isEqualTo(result.mean("one-thread", "mse"));
  }

  @Test
  void digits() {
    assumeTrue(DataStore.standard().has(Digits.entry()), "data set digits is not here");
    assertThat(Digits.load(DataStore.standard()).count()).isEqualTo(1797);
    RunResult result = run(new DigitsRecipe(), "steps=60", "central=20");
    assertThat(result.arms()).hasSize(6);
    assertThat(result.mean("warm-4")).isBetween(0.7, 1.0);
    assertThat(result.mean("warm-4", "leaves")).isEqualTo(4);
  }

  @Test
  void functionsHaveTheirKnownValues() {
    assertThat(Functions.RASTRIGIN.at(0.5, 0.5)).isZero();
    assertThat(Functions.ACKLEY.at(0.5, 0.5)).isCloseTo(0, offset(1e-12));
    assertThat(Functions.WEIERSTRASS.at(0))
        .isCloseTo((1 - Math.pow(2, -3.5)) / (1 - Math.sqrt(0.5)), offset(1e-12));
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new Weierstrass(), "tree.valency=1", "data.trian=3"))
        .withMessageContaining("did you mean 'train'?")
        .withMessageContaining("tree.valency must be at least 2");
  }
}
