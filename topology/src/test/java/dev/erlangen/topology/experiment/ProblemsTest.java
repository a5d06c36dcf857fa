package dev.erlangen.topology.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeGenerator;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.LiftedGraph;
import dev.erlangen.topology.smcn.EnsembleConfig;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.train.loop.FitResult;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final List<LiftedGraph> MOLECULES =
      IntStream.range(0, 24)
          .mapToObj(i -> new CyclicLifting(3, 12).of(MoleculeGenerator.generate(i, 14)))
          .toList();

  private static FitResult train(Problem problem, int epochs, String metric) {
    Training training = Training.of(epochs, 8, Optimizer.adam(1e-2), Schedule.constant());
    return new Trainer(problem, training, new Goal(metric, true), 0)
        .run(Keeper.NONE, new Watcher() {});
  }

  @Test
  void aPropertyIsLearnedAndMeasuredBothWays() {
    List<TypedComplex> all =
        MOLECULES.stream()
            .map(Property.CROSS_DIAMETER::of)
            .filter(c -> c.complex().count(2) > 0)
            .toList();
    PropertyData data = new PropertyData(all, all, 2, 1.5);
    PropertyProblem problem =
        PropertyProblem.of(
            data,
            new SmcnConfig.Topological(8, 2, new Pair(0, 2), Marks.DISTANCE, 1).init(new Rng(0)),
            8,
            Torch.device("cpu"));
    double before = problem.evaluate(Split.TEST).get("mae");
    Map<String, Double> after = train(problem, 12, "mae").test();
    assertThat(after)
        .containsKeys(
            "mae", "accuracy", "mae with batch statistics", "accuracy with batch statistics");
    assertThat(after.get("mae")).isLessThan(before).isLessThan(1);
    assertThat(problem.evaluate(Split.VALIDATION)).isEmpty();
    // The statistics are those of one pass: measuring again changes nothing.
    assertThat(problem.evaluate(Split.TEST).get("mae")).isEqualTo(after.get("mae"));
  }

  @Test
  void ensemblesLearnClassesAndNumbers() {
    List<TypedComplex> classes = new ArrayList<>();
    List<TypedComplex> numbers = new ArrayList<>();
    for (LiftedGraph m : MOLECULES) {
      TypedComplex typed = m.typed();
      int rings = typed.complex().count(2);
      classes.add(typed.withTargets(rings > 2 ? 1 : 0));
      numbers.add(typed.withTargets(rings));
    }
    EnsembleConfig config =
        new EnsembleConfig(8, 1, List.of(0, 1, 2), 6, 1, List.of(2), new Pair(0, 2), true, 0.1, 1);
    EnsembleProblem classifier =
        EnsembleProblem.of(
            EnsembleProblem.Data.of(classes, List.of(), classes, true),
            config.init(new Rng(0)),
            Torch.device("cpu"));
    assertThat(train(classifier, 8, "auc").test().get("auc")).isGreaterThan(0.9);
    EnsembleProblem regression =
        EnsembleProblem.of(
            EnsembleProblem.Data.of(numbers, List.of(), numbers, false),
            config.init(new Rng(0)),
            Torch.device("cpu"));
    double spread = regression.data().deviation();
    assertThat(train(regression, 8, "rmse").test().get("rmse")).isLessThan(spread);
  }

  @Test
  void moleculesFromOutsideArePredictedAsThoseOfTheSet() {
    List<TypedComplex> typed = MOLECULES.stream().map(m -> m.typed().withTargets(1)).toList();
    ZincProblem problem =
        ZincProblem.of(
            new ZincProblem.Molecules(typed, List.of(), typed, "rings"),
            new HompConfig(HompConfig.Task.MOLECULE, 6, 1, 1, 0).init(new Rng(0)),
            typed.size(),
            Torch.device("cpu"));
    try (NoGradGuard guard = new NoGradGuard()) {
      // Fresh running statistics are far from those of the molecules, and are replaced.
      ZincProblem plain =
          new ZincProblem(problem.data(), Params.copy(problem.model()), 0, problem.device());
      double calibrated = problem.evaluate(Split.TEST).get("mae");
      assertThat(plain.evaluate(Split.TEST).get("mae")).isNotEqualTo(calibrated);
      assertThat(problem.evaluate(Split.TEST).get("mae")).isEqualTo(calibrated);
    }
    List<Graph> graphs = MOLECULES.subList(0, 3).stream().map(LiftedGraph::graph).toList();
    double[][] three = problem.predictor().orElseThrow().predict(graphs);
    double[][] one = problem.predictor().orElseThrow().predict(graphs.subList(1, 2));
    assertThat(three).hasDimensions(3, 1);
    assertThat(one[0][0]).isCloseTo(three[1][0], within(1e-5));
    assertThat(problem.predictor().orElseThrow().outputs()).containsExactly("rings");
  }

  @Test
  void theHexagonRecipeShowsItsClaims() {
    HompHexagons recipe = new HompHexagons();
    BlindspotSettings settings = recipe.defaults();
    List<BlindspotRecipe.Contestant> both = recipe.contestants(settings.network());
    double[] separated = new double[2];
    for (int i = 0; i < 2; i++) {
      BlindspotProblem problem =
          BlindspotProblem.of(recipe.families(), 1, both.get(i).fresh().apply(new Rng(3)));
      assertThat(problem.loss(new int[] {0}, Mode.train(new Rng(0))).requires_grad()).isTrue();
      try (NoGradGuard guard = new NoGradGuard()) {
        separated[i] = problem.evaluate(Split.TEST).get("hexagons");
      }
      for (SymmetryContract c : recipe.contracts(settings, "arm", problem.model())) {
        assertThat(c.check(2, 0, ScalarType.Double).passed()).as(c.name()).isTrue();
      }
    }
    assertThat(separated).containsExactly(1, 0);
  }
}
