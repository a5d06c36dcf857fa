package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.geometry.cgenn.data.SignedVolumes;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** Signed volumes of tetrahedra: equivariance needs fewer examples. */
public final class CgennVolumes implements Recipe<VolumeSettings> {
  private static final int POINTS = 3;
  private static final int SPACE = 3;
  private static final double ENOUGH = 5e-4;
  private static final double FACTOR = 20;
  private static final int LAYERS = 4;

  @Override
  public String name() {
    return "cgenn-volumes";
  }

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public String summary() {
    return "signed volumes of tetrahedra: Clifford network against a perceptron";
  }

  @Override
  public VolumeSettings defaults() {
    return new VolumeSettings(
        new Sizes(1024, 4096, 1),
        new VolumeSettings.Network(16, 4, 64),
        new Fit(2000, 128, 1e-3, 0, 25));
  }

  @Override
  public Experiment prepare(VolumeSettings settings, Context context) {
    PointSplits data =
        PointSplits.draw("signed volumes", settings.data(), SignedVolumes::draw, context);
    Training training = settings.training().constant(settings.data().train());
    VolumeSettings.Network sizes = settings.network();
    return new Experiment(
        List.of(
            new Arm(
                "cgenn",
                "CGENN",
                training,
                seed ->
                    problem(
                        data,
                        new O3CgMlp.Config(POINTS, sizes.hidden(), 1, sizes.layers())
                            .init(Metric.of(1, 1, 1), new Rng(seed)),
                        context)),
            new Arm(
                "mlp",
                "MLP",
                training,
                seed ->
                    problem(
                        data,
                        new Mlp.Config(POINTS * SPACE, sizes.width(), 1, LAYERS, Norm.NONE)
                            .init(new Rng(seed)),
                        context))),
        "mse",
        true,
        List.of(
            new Claim(
                "CGENN has a test error below 5e-4", results -> results.mean("cgenn") < ENOUGH),
            new Claim(
                "the perceptron has more than 20 times the error of CGENN",
                results -> results.mean("mlp") > FACTOR * results.mean("cgenn")),
            new Claim(
                "turning and reflecting the test data changes the error of CGENN by less than 0.1 %",
                results ->
                    Math.abs(results.mean("cgenn", "mse moved") / results.mean("cgenn") - 1)
                        < 1e-3)),
        List.of(
            data.fact(),
            "'mse moved' is measured on the test data in eight random rotations and reflections"));
  }

  private static PointProblem problem(PointSplits data, Object model, Context context) {
    return new PointProblem(
        data,
        model,
        false,
        context.device(),
        List.of((problem, to) -> to.put("mse moved", Moved.volumeError(problem))));
  }

  @Override
  public List<SymmetryContract> contracts(VolumeSettings settings, String arm, Object model) {
    return PointContracts.volumes(arm, model);
  }
}
