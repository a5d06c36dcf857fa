package dev.erlangen.graph.experiment.substructures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignNetSubstructuresTest {
  private static RunResult run(String... settings) {
    SignNetSubstructures recipe = new SignNetSubstructures();
    return Runner.run(
            recipe, Config.bind(recipe.defaults(), null, List.of(settings)), RunOptions.ofSeeds(1))
        .result();
  }

  @Test
  void everyNetworkTrainsAndKeepsItsContracts() {
    RunResult result =
        run("graphs.count=60", "training.epochs=2", "network.hidden=8", "network.encoding=4");
    assertThat(result.arms()).hasSize(4);
    assertThat(result.arms()).allSatisfy(a -> assertThat(result.mean(a.name())).isFinite());
    assertThat(result.symmetry())
        .hasSize(7)
        .allSatisfy(row -> assertThat(row.passed()).as(row.claim()).isTrue());
  }

  @Test
  void quantities() {
    assertThat(Quantity.of(Families.complete(4))).containsExactly(4, 12, 4, 3, 1, 1, 1);
    Graph two = Products.union(Families.cycle(3), Families.cycle(4));
    assertThat(Quantity.of(two)).containsExactly(1, 0, 0, 1, 0, Double.NaN, Double.NaN);
  }

  @Test
  void targetsAreStandardisedOverTheTrainingGraphs() {
    List<Graph> graphs =
        List.of(
            Families.cycle(3).withTargets(1, Double.NaN),
            Families.cycle(3).withTargets(3, 5),
            Families.cycle(3).withTargets(9, 7));
    List<Graph> standard = Standard.of(graphs, 2);
    assertThat(standard.get(0).targets()).containsExactly(-1, Double.NaN);
    assertThat(standard.get(1).targets()).containsExactly(1, 0);
    assertThat(standard.get(2).targets()).containsExactly(7, 2);
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("graphs.count=3", "graphs.smalest=9"))
        .withMessageContaining("smallest");
  }
}
