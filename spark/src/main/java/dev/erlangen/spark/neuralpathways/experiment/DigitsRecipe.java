package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mix;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.ExpertTask;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Classification: experts that start from a common one, and experts that do not. */
public final class DigitsRecipe implements Recipe<DigitsSettings> {
  private static final long DATA = 0xd161;
  private static final double BETTER = 0.005;
  private static final double CLOSE = 0.01;

  /** The arms: a tree of some height, experts warm or cold, or one larger network. */
  private enum Method {
    WARM_4("4 leaves, warm start", 1, true),
    COLD_4("4 leaves, cold start", 1, false),
    WARM_16("16 leaves, warm start", 2, true),
    COLD_16("16 leaves, cold start", 2, false),
    SINGLE("1 leaf", 0, false),
    CENTRAL("one larger network", 0, false);

    private final String label;
    private final int height;
    private final boolean warm;

    Method(String label, int height, boolean warm) {
      this.label = label;
      this.height = height;
      this.warm = warm;
    }

    String arm() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public String name() {
    return "pathways-digits";
  }

  @Override
  public String system() {
    return PathwaysSystem.NAME;
  }

  @Override
  public String summary() {
    return "UCI digits: four warm-started experts against one expert and a network of their size";
  }

  @Override
  public DigitsSettings defaults() {
    return new DigitsSettings(1200, 4, 20, 16, 130, 500, 32, 5e-3);
  }

  @Override
  public Experiment prepare(DigitsSettings settings, Context context) {
    Rows all = Digits.load(DataStore.standard());
    context.usedData("digits", Digits.entry().files().get(0).checksum());
    FitSpec fit = new FitSpec(settings.steps(), settings.batch(), settings.rate(), 0);
    List<Arm> arms =
        Arrays.stream(Method.values())
            .map(
                m ->
                    new Arm(
                        m.arm(),
                        m.label,
                        ExpertTask.training(fit),
                        seed -> problem(all, settings, m, seed)))
            .toList();
    return new Experiment(
        arms,
        "accuracy",
        false,
        List.of(
            new Claim(
                "four warm-started experts are right more often than one by %s".formatted(BETTER),
                r -> r.mean("warm-4") >= r.mean("single") + BETTER),
            new Claim(
                "four warm-started experts are within %s of one network eight times the size"
                    .formatted(CLOSE),
                r -> r.mean("warm-4") >= r.mean("central") - CLOSE)),
        List.of(
            "%d images for training and %d for testing, drawn per seed"
                .formatted(settings.train(), all.count() - settings.train()),
            "every network is updated %d times with %d images".formatted(fit.steps(), fit.batch()),
            "rows are routed by the pixels as they are: they have one unit",
            "resident: parameters of the one network that must be in memory to answer a row"));
  }

  private static Problem problem(Rows all, DigitsSettings s, Method method, long seed) {
    Functions.Sets sets = Digits.split(all, s.train(), Mix.of(DATA, seed));
    FitSpec fit = new FitSpec(s.steps(), s.batch(), s.rate(), seed);
    ExpertSpec spec = ExpertSpec.prelu(method == Method.CENTRAL ? s.central() : s.expert(), 1);
    Setups setup =
        Setups.grown(
            sets.train(),
            Task.CLASSIFICATION,
            10,
            false,
            s.valency(),
            method.height,
            s.minLeaf(),
            seed);
    return (method.warm ? setup.warmed(spec, fit, sets.train()) : setup)
        .problem(spec, fit, sets.train(), sets.test());
  }

  @Override
  public List<SymmetryContract> contracts(DigitsSettings settings, String arm, Object model) {
    return PathwaysContracts.of(((PathwaysProblem.Model) model).now().get(), 64, arm);
  }
}
