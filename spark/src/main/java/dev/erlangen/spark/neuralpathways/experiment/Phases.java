package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mix;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Pruning;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Refine;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What each optional phase of training does to error, size and borders. */
public final class Phases implements Recipe<PhaseSettings> {
  private static final long DATA = 0xfa5e;

  @Override
  public String name() {
    return "pathways-phases";
  }

  @Override
  public String system() {
    return PathwaysSystem.NAME;
  }

  @Override
  public String summary() {
    return "phases of training: star or tree, warm start, reassignment, soft refinement, pruning";
  }

  @Override
  public PhaseSettings defaults() {
    return new PhaseSettings(Functions.RASTRIGIN, 8000, 8000, 12, 400, 400, 0.01);
  }

  private static Map<String, PathwaysConfig> methods(PhaseSettings s) {
    Fit fit = new Fit(s.steps(), 32, 5e-3, false, 0);
    Fit warm = new Fit(s.steps(), 32, 5e-3, true, 0);
    PathwaysConfig tree =
        PathwaysConfig.regression(1)
            .with(Partition.of(4, 3).withMinLeaf(10))
            .with(ExpertSpec.prelu(s.width(), 2))
            .with(fit);
    Map<String, PathwaysConfig> out = new LinkedHashMap<>();
    out.put("tree", tree);
    out.put("long", tree.with(new Fit(3 * s.steps(), 32, 5e-3, false, 0)));
    out.put("star", tree.with(Partition.of(64, 1).withMinLeaf(10)));
    out.put("warm", tree.with(warm));
    out.put("reassigned", tree.with(new Refine(2, 0)));
    out.put("soft", tree.with(new Refine(0, s.softSteps())));
    out.put("pruned", tree.with(new Pruning(0.1, s.delta())));
    out.put("constant", tree.with(ExpertSpec.constant()));
    return out;
  }

  private static final Map<String, String> LABELS =
      Map.of(
          "tree", "tree of 64 leaves",
          "long", "tree, three times the updates",
          "star", "star of 64 prototypes",
          "warm", "tree, warm start",
          "reassigned", "tree, 2 reassignments, each trained anew",
          "soft", "tree, soft refinement",
          "pruned", "tree, pruned",
          "constant", "tree of constants");

  @Override
  public Experiment prepare(PhaseSettings settings, Context context) {
    Training nothing = Training.of(1, 1, Optimizer.adam(1e-3), Schedule.constant());
    List<Arm> arms = new ArrayList<>();
    methods(settings)
        .forEach(
            (name, config) ->
                arms.add(
                    new Arm(
                        name,
                        LABELS.getOrDefault(name, name),
                        nothing,
                        seed -> problem(settings, config.withSeed(seed)))));
    return new Experiment(
        arms,
        "mse",
        true,
        List.of(
            new Claim(
                "experts that are networks have a lower error than constants",
                r -> r.mean("tree") < r.mean("constant")),
            new Claim(
                "two reassignments have a lower error than three times the updates without",
                r -> r.mean("reassigned") < r.mean("long"))),
        List.of(
            "%s: %d training rows, %d fresh test rows, per seed"
                .formatted(
                    settings.function().name().toLowerCase(Locale.ROOT),
                    settings.train(),
                    settings.test()),
            "pruning keeps a tenth of the rows apart to judge by"));
  }

  private static Problem problem(PhaseSettings settings, PathwaysConfig config) {
    Functions.Sets sets =
        settings.function().sets(settings.train(), settings.test(), Mix.of(DATA, config.seed()));
    long start = System.nanoTime();
    Assembled model;
    try (LocalEngine engine = new LocalEngine(1)) {
      model = new NeuralPathways(config, engine).train(sets.train());
    }
    Map<String, Double> scores = new TreeMap<>(new Scores(sets.test()).of(model));
    scores.put("training s", (System.nanoTime() - start) * 1e-9);
    return new Finished(model, scores);
  }

  @Override
  public List<SymmetryContract> contracts(PhaseSettings settings, String arm, Object model) {
    return PathwaysContracts.of(
        ((Finished.Model) model).assembled(), settings.function().dimension(), arm);
  }
}
