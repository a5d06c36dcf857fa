package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricRoute;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;

/** A hidden metric: a network that learns its own finds it. */
public final class CgennMetric implements Recipe<MetricSettings> {
  private static final int VECTORS = 2;
  private static final double ENOUGH = 0.02;
  private static final double SHARE = 0.1;
  private static final double CLOSE = 0.05;

  @Override
  public String name() {
    return "cgenn-metric";
  }

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public String summary() {
    return "a hidden metric: learned against Euclidean, the true one, and a perceptron";
  }

  @Override
  public MetricSettings defaults() {
    return new MetricSettings(
        new Sizes(2000, 2000, 1),
        new MetricSettings.Form(List.of(0.4, 1.0, 2.6), 1),
        new MetricSettings.Learned(1e-4, MetricRoute.DIRECT, true, 0.01),
        new MetricSettings.Network(8, 64, 96),
        new Fit(2500, 64, 2e-3, 0, 4));
  }

  @Override
  public Experiment prepare(MetricSettings settings, Context context) {
    HiddenMetric hidden = HiddenMetric.of(settings.form().eigenvalues(), settings.form().seed());
    PointSplits data =
        PointSplits.draw("hidden metric", settings.data(), hidden.function()::draw, context);
    int n = settings.form().eigenvalues().size();
    int train = settings.data().train();
    long frozen = settings.training().share(settings.learned().frozen(), train);
    Training training = settings.training().constant(train);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    LongFunction<Metric> learned = seed -> settings.learned().config(n, frozen).init(new Rng(seed));
    Metric known = new Metric.Fixed(CliffordAlgebra.withMetric(hidden.form()));
    int width = settings.network().baseline();
    return new Experiment(
        List.of(
            arm("learned", "CGENN, learned metric", learned, settings, hidden, data, context),
            arm(
                "euclidean",
                "CGENN, Euclidean",
                s -> Metric.of(ones),
                settings,
                hidden,
                data,
                context),
            arm("oracle", "CGENN, true metric", s -> known, settings, hidden, data, context),
            new Arm(
                "mlp",
                "MLP",
                training,
                seed ->
                    new PointProblem(
                        data,
                        new Mlp.Config((long) VECTORS * n, width, 1, 3, Norm.NONE)
                            .init(new Rng(seed)),
                        true,
                        context.device(),
                        List.of()))),
        "relative mse",
        true,
        claims(),
        List.of(
            data.fact(),
            "hidden metric with eigenvalues %s in a random rotation"
                .formatted(settings.form().eigenvalues()),
            "'metric error' compares the forms with determinant 1: the scale is not identifiable"));
  }

  private static List<Recipe.Claim> claims() {
    return List.of(
        new Claim(
            "with a learned metric the relative error is below 0.02",
            results -> results.mean("learned") < ENOUGH),
        new Claim(
            "with a learned metric the error is less than a tenth of the Euclidean one's",
            results -> results.mean("learned") < SHARE * results.mean("euclidean")),
        new Claim(
            "the hidden metric is found within 5 %",
            results -> results.mean("learned", "metric error") < CLOSE));
  }

  private static Arm arm(
      String name,
      String label,
      LongFunction<Metric> metric,
      MetricSettings settings,
      HiddenMetric hidden,
      PointSplits data,
      Context context) {
    MetricSettings.Network sizes = settings.network();
    return new Arm(
        name,
        label,
        settings.training().constant(settings.data().train()),
        seed -> {
          O5CgMlp net =
              new O5CgMlp.Config(VECTORS, sizes.hidden(), sizes.width())
                  .init(metric.apply(seed), new Rng(seed));
          return new PointProblem(
              data,
              net,
              true,
              context.device(),
              List.of((p, to) -> to.put("metric error", hidden.distance(form(p)))));
        });
  }

  private static Tensor form(PointProblem problem) {
    Metric metric = ((O5CgMlp) problem.model()).metric();
    return metric.matrix(problem.targets(Problem.Split.TEST));
  }

  @Override
  public List<SymmetryContract> contracts(MetricSettings settings, String arm, Object model) {
    return PointContracts.invariance(arm, model);
  }
}
