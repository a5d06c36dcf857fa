package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mix;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.ExpertTask;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trees of more and more leaves against central networks of the size of the largest tree. */
abstract class FunctionRecipe implements Recipe<FunctionSettings> {
  private static final long DATA = 0xda7a;

  @Override
  public final String system() {
    return PathwaysSystem.NAME;
  }

  /** What the results should show. */
  abstract List<Claim> claims(FunctionSettings settings);

  static String tree(FunctionSettings settings, int height) {
    return "leaves-" + Math.round(Math.pow(settings.tree().valency(), height));
  }

  static String central(FunctionSettings settings, int which) {
    return "central-%dx%d"
        .formatted(settings.central().depths().get(which), settings.central().widths().get(which));
  }

  @Override
  public final Experiment prepare(FunctionSettings settings, Context context) {
    List<Arm> arms = new ArrayList<>();
    FunctionSettings.Expert e = settings.expert();
    for (int height : settings.tree().heights()) {
      String name = tree(settings, height);
      ExpertSpec spec = ExpertSpec.prelu(e.width(), e.depth());
      arms.add(
          arm(
              name,
              name.substring(7) + (height == 0 ? " leaf" : " leaves"),
              settings,
              height,
              spec,
              new FitSpec(e.steps(), e.batch(), e.rate(), 0)));
    }
    FunctionSettings.Central c = settings.central();
    for (int i = 0; i < c.widths().size(); i++) {
      ExpertSpec spec = ExpertSpec.prelu(c.widths().get(i), c.depths().get(i));
      String label = "one network, %d × %d".formatted(spec.depth(), spec.width());
      arms.add(
          arm(
              central(settings, i),
              label,
              settings,
              0,
              spec,
              new FitSpec(c.steps(), c.batch(), c.rate(), 0)));
    }
    return new Experiment(arms, "mse", true, claims(settings), facts(settings));
  }

  private static Arm arm(
      String name,
      String label,
      FunctionSettings settings,
      int height,
      ExpertSpec spec,
      FitSpec fit) {
    return new Arm(
        name,
        label,
        ExpertTask.training(fit),
        seed ->
            problem(
                settings, height, spec, new FitSpec(fit.steps(), fit.batch(), fit.rate(), seed)));
  }

  private static Problem problem(
      FunctionSettings settings, int height, ExpertSpec spec, FitSpec fit) {
    FunctionSettings.Data data = settings.data();
    Functions.Sets sets = data.function().sets(data.train(), data.test(), Mix.of(DATA, fit.seed()));
    FunctionSettings.Tree tree = settings.tree();
    return Setups.grown(
            sets.train(),
            Task.REGRESSION,
            1,
            true,
            tree.valency(),
            height,
            tree.minLeaf(),
            fit.seed())
        .problem(spec, fit, sets.train(), sets.test());
  }

  private static List<String> facts(FunctionSettings settings) {
    FunctionSettings.Data data = settings.data();
    return List.of(
        "%s on the unit cube: %d training rows drawn uniformly, %d fresh test rows, per seed"
            .formatted(data.function().name().toLowerCase(Locale.ROOT), data.train(), data.test()),
        "mse is the mean squared error of the target in standard deviations: 1 for the answer 'as in"
            + " the mean'",
        "resident: parameters of the one network that must be in memory to answer a row; the router"
            + " comes on top",
        "border jump: mean |f_a - f_b| of neighbouring experts near their border");
  }

  @Override
  public final List<SymmetryContract> contracts(
      FunctionSettings settings, String arm, Object model) {
    return PathwaysContracts.of(
        ((PathwaysProblem.Model) model).now().get(), settings.data().function().dimension(), arm);
  }
}
