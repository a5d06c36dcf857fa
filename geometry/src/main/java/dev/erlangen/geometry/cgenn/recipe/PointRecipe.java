package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** A Clifford network of points in five dimensions beside a perceptron. */
abstract sealed class PointRecipe implements Recipe<PointSettings> permits CgennHulls, CgennO5 {
  private static final int LAYERS = 3;

  /** What the error of the network may be, as a share of the perceptron's. */
  private static final double SHARE = 0.5;

  abstract PointSplits data(Sizes sizes, Context context);

  abstract Object network(PointSettings.Network sizes, Rng rng);

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public Experiment prepare(PointSettings settings, Context context) {
    PointSplits data = data(settings.data(), context);
    Training training = settings.training().constant(settings.data().train());
    long numbers = (long) data.train().points() * data.train().dimension();
    Mlp.Config baseline =
        new Mlp.Config(numbers, settings.network().baseline(), 1, LAYERS, Norm.NONE);
    return new Experiment(
        List.of(
            new Arm(
                "cgenn",
                "CGENN",
                training,
                seed -> problem(data, network(settings.network(), new Rng(seed)), context)),
            new Arm(
                "mlp",
                "MLP",
                training,
                seed -> problem(data, baseline.init(new Rng(seed)), context))),
        "relative mse",
        true,
        List.of(
            new Claim(
                "CGENN has less than half the error of the perceptron",
                results -> results.mean("cgenn") < SHARE * results.mean("mlp"))),
        List.of(data.fact()));
  }

  private static PointProblem problem(PointSplits data, Object model, Context context) {
    return new PointProblem(data, model, true, context.device(), List.of());
  }

  @Override
  public List<SymmetryContract> contracts(PointSettings settings, String arm, Object model) {
    return PointContracts.rotations(arm, model);
  }
}
