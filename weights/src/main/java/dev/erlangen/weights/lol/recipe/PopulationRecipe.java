package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.LolModel;
import dev.erlangen.weights.lol.LolProblem;
import dev.erlangen.weights.lol.Partition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What the experiments on populations share. */
abstract class PopulationRecipe implements Recipe<LolSettings> {
  private static final double SAME = 0.002;
  private static final double FALLS = 0.1;

  /** What is predicted. */
  abstract Task task();

  /** What the results should show beyond what they do under changes of basis. */
  abstract void claims(Claims out);

  /** Names and ranks of further populations that models of any rank are tested on. */
  Map<String, Integer> otherRanks(LolSettings settings) {
    return Map.of();
  }

  @Override
  public String system() {
    return "lol";
  }

  @Override
  public LolSettings defaults() {
    return LolSettings.reference();
  }

  @Override
  public Experiment prepare(LolSettings settings, Context context) {
    LolData data = LolData.of(settings.population(), otherRanks(settings), context);
    List<Arm> arms =
        settings.models().stream().map(kind -> arm(kind, settings, data, context)).toList();
    return new Experiment(
        arms,
        task().objective().metric(),
        false,
        claims(settings.models()).list(),
        data.facts(settings.population()));
  }

  private Arm arm(Kind kind, LolSettings settings, LolData data, Context context) {
    LolSettings.Fit fit = settings.training();
    Training training =
        Training.of(
            kind == Kind.MLP_DENSE ? fit.denseEpochs() : fit.epochs(),
            fit.batch(),
            Optimizer.adamw(fit.rate(), fit.decay()),
            Schedule.constant());
    return new Arm(
        kind.arm(),
        kind.label(),
        training,
        seed -> {
          LowRank factors = data.population().factors();
          Partition partition = Partition.of(data.population().size(), seed);
          // The template of alignments is a training adapter.
          LowRank example = factors.map(t -> t.narrow(0, partition.train()[0], 1));
          Tensor targets = Tensors.kept(() -> task().targets(data.population(), partition.train()));
          LolModel fresh =
              new Models(settings.network(), example, targets.size(1)).fresh(kind, new Rng(seed));
          List<LolProblem.Test> tests = new ArrayList<>();
          tests.add(new LolProblem.Test("moved", data.moved(), targets, partition.test()));
          if (kind.readsAnyRank() && task() == Task.MEMBERSHIP) {
            tests.addAll(data.otherRanks());
          }
          return LolProblem.of(
              fresh, factors, targets, task().objective(), partition, tests, context.device());
        });
  }

  @Override
  public List<SymmetryContract> contracts(LolSettings settings, String arm, Object model) {
    Kind kind = Kind.of(arm);
    List<Integer> ranks = Collections.nCopies(3, settings.population().rank());
    return new LolContracts(
            kind.label(), (LolModel) model, List.of(64L, 64L, 196L), List.of(196L, 64L, 64L), ranks)
        .of(kind);
  }

  private Claims claims(List<Kind> models) {
    Claims out = new Claims(models);
    claims(out);
    String metric = task().objective().metric();
    out.add(
        "a change of basis moves GL-net's %s by at most %s".formatted(task().label(), SAME),
        r -> Math.abs(drop(r, Kind.GLNET, metric)) <= SAME,
        Kind.GLNET);
    out.add(
        "a change of basis costs the aligned MLP at least " + FALLS,
        r -> drop(r, Kind.MLP_ALIGN, metric) >= FALLS,
        Kind.MLP_ALIGN);
    return out;
  }

  /** How far a metric falls when the test adapters are given in other bases. */
  private static double drop(Results results, Kind kind, String metric) {
    return results.mean(kind.arm(), metric) - results.mean(kind.arm(), "moved " + metric);
  }
}
