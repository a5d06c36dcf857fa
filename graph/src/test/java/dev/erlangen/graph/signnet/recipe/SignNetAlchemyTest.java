package dev.erlangen.graph.signnet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.molecule.EmbeddedMolecules;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class SignNetAlchemyTest {
  private static final Recipe.Context CONTEXT = () -> Torch.device("cpu");

  /** Two targets of very different scale. */
  private static GraphDataset set() {
    GraphDataset one = new EmbeddedMolecules(20, 6, 6, 6, 10, 1).create();
    AtomicInteger number = new AtomicInteger();
    return new GraphDataset(
        "two targets",
        one.graphs().stream()
            .map(g -> g.withTargets(g.targets()[0], 1000 + 50 * number.incrementAndGet()))
            .toList(),
        one.splits(),
        one.nodeVocabulary(),
        one.arcVocabulary(),
        List.of("a", "b"),
        0,
        one.origin());
  }

  private static AlchemySettings settings(int train, int held) {
    return new AlchemySettings(8, 2, 2, 1, train, held, 1, 8, 1e-3);
  }

  @Test
  void targetsAreStandardisedByTheTrainingMolecules() {
    Recipe.Experiment experiment = SignNetAlchemy.prepare(set(), settings(20, 6), CONTEXT);
    GineProblem problem = (GineProblem) experiment.arms().get(0).problem().apply(0);
    var train = problem.parts().get(Problem.Split.TRAIN).graphs();
    for (int t = 0; t < 2; t++) {
      int target = t;
      double mean = train.stream().mapToDouble(g -> g.targets()[target]).average().orElseThrow();
      double squares =
          train.stream().mapToDouble(g -> g.targets()[target] * g.targets()[target]).sum();
      assertThat(mean).isCloseTo(0, within(1e-12));
      assertThat(squares / 19).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void theMetricIsTheMeanOverMoleculesAndTargets() {
    Recipe.Experiment experiment = SignNetAlchemy.prepare(set(), settings(20, 6), CONTEXT);
    Problem problem = experiment.arms().get(0).problem().apply(0);
    Map<String, Double> test = problem.evaluate(Problem.Split.TEST);
    assertThat(test.get("mae")).isGreaterThan(0.05);
    assertThat(test.get("log-mae")).isLessThanOrEqualTo(Math.log(test.get("mae")) + 1e-12);
    Tensor loss = problem.loss(new int[] {0, 1, 2, 3}, Mode.train(new Rng(0)));
    loss.backward();
    assertThat(Tensors.item(loss)).isFinite();
  }

  @Test
  void tooFewMoleculesAreNamed() {
    assertThatThrownBy(() -> SignNetAlchemy.prepare(set(), settings(30, 6), CONTEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("train + 2 held = 42 molecules are wanted, 'two targets' has 32");
  }
}
