package dev.erlangen.vision.care.chains;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.PointViews;
import dev.erlangen.vision.augment.Views;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import dev.erlangen.vision.care.probe.LinearRegression;
import dev.erlangen.vision.care.probe.MlpRegression;
import dev.erlangen.vision.care.recipe.ContrastiveProblem.Measure;
import dev.erlangen.vision.image.Histogram;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * How an encoder answers to rotations of the test chains, and how well the direction of a chain can
 * be read from its embedding.
 *
 * @param train chains of the probes
 * @param test chains that are measured
 * @param settings how much is measured
 */
record ChainMeasure(PointViews train, PointViews test, ChainSettings.Measuring settings)
    implements Measure {
  private static final long ROTATIONS = 1000;
  private static final long PROBE_TRAIN = 2000;
  private static final long PROBE_TEST = 3000;
  private static final double PROBE_RATE = 0.01;
  private static final int BINS = 60;
  private static final double NARROWEST = 1e-3;

  @Override
  public Map<String, Double> of(Encoder encoder, Split split) {
    if (split != Split.TEST) {
      return Map.of();
    }
    Map<String, Double> metrics = new LinkedHashMap<>(rotated(encoder));
    metrics.putAll(probes(encoder));
    return metrics;
  }

  private Map<String, Double> rotated(Encoder encoder) {
    int n = test.size();
    int[] all = numbers(test);
    Tensor z = encoder.embed(test.plain(all), Mode.EVAL);
    double wahba = 0;
    double gamma = 0;
    double mean = 0;
    double deviation = 0;
    for (int r = 0; r < settings.rotations(); r++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor za = turned(encoder, all, r);
        long pairs = Math.min(n, settings.pairs());
        OrthogonalityMetrics.Cosines cosines = OrthogonalityMetrics.cosines(z, za);
        wahba += OrthogonalityMetrics.wahba(z, za).error() / Math.sqrt(n);
        gamma +=
            OrthogonalityMetrics.relativeRotationalEquivariance(
                z.narrow(0, 0, pairs), za.narrow(0, 0, pairs));
        mean += cosines.mean();
        deviation += cosines.deviation();
      }
    }
    double count = settings.rotations();
    return Map.of(
        "wahba", wahba / count,
        "gamma", gamma / count,
        "1 - cos", 1 - mean / count,
        "cos std", deviation / count);
  }

  private Tensor turned(Encoder encoder, int[] all, long rotation) {
    return encoder.embed(test.shared(all, 1, ROTATIONS + rotation), Mode.EVAL);
  }

  private Map<String, Double> probes(Encoder encoder) {
    Tensor x = train.independent(numbers(train), PROBE_TRAIN);
    Tensor y = test.independent(numbers(test), PROBE_TEST);
    Tensor known = encoder.embed(x, Mode.EVAL);
    Tensor asked = encoder.embed(y, Mode.EVAL);
    Tensor axes = Tensors.like(Chains.principalAxes(x), known);
    Tensor truth = Tensors.like(Chains.principalAxes(y), asked);
    LinearRegression linear = LinearRegression.fit(known, axes);
    MlpRegression small =
        new MlpRegression.Config(settings.hidden(), settings.steps(), PROBE_RATE)
            .fit(known, axes, new Rng(0));
    return Map.of(
        "r2 linear", LinearRegression.r2(linear.predict(asked), truth),
        "r2 mlp", LinearRegression.r2(small.predict(asked), truth));
  }

  private static int[] numbers(Views views) {
    return IntStream.range(0, views.size()).toArray();
  }

  @Override
  public List<Section> sections(Encoder encoder) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      int[] all = numbers(test);
      Tensor z = encoder.embed(test.plain(all), Mode.EVAL);
      StringBuilder html = new StringBuilder();
      for (int r = 0; r < 2; r++) {
        Tensor cosine = OrthogonalityMetrics.cosineOfEach(z, turned(encoder, all, r));
        String caption =
            String.format(
                Locale.ROOT,
                "rotation %d: cosine of a test chain's embedding before and after, mean %.3f,"
                    + " deviation %.4f",
                r + 1,
                Tensors.item(cosine.mean()),
                Tensors.item(cosine.std(false)));
        html.append("<figure style=\"margin:0 0 16px\">")
            .append(histogram(Tensors.doubles(cosine)).svg(caption))
            .append("<figcaption>")
            .append(caption)
            .append("</figcaption></figure>");
      }
      return List.of(new Section("Cosines under one rotation of all chains", html.toString()));
    }
  }

  /** From the smallest cosine to 1: how narrow it is, the axis says. */
  private static Histogram histogram(double[] cosines) {
    double low = Arrays.stream(cosines).min().orElse(-1);
    return Histogram.of(cosines, Math.min(low, 1 - NARROWEST), 1, BINS);
  }
}
