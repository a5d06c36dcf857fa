package dev.erlangen.vision.care.images;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.ImageAugmentation;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import dev.erlangen.vision.care.probe.LinearProbe;
import dev.erlangen.vision.care.probe.LinearRegression;
import dev.erlangen.vision.care.recipe.ContrastiveProblem.Measure;
import dev.erlangen.vision.image.Colouring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What a turn of the hue does to the neighbours of a digit, on the sphere.
 *
 * @param colours the digits with their hues
 * @param train views of the training images
 * @param test views of the test images
 * @param k neighbours
 * @param device of the encoder
 */
record ColourMeasure(Colouring colours, ImageViews train, ImageViews test, int k, Device device)
    implements Measure {
  private static final double[] TURNS = {1.0 / 3, 0.5, 2.0 / 3};
  private static final LinearProbe DIGITS = new LinearProbe(60, 128, 0.01, 1e-6);
  private static final int CLASSES = 10;

  @Override
  public Map<String, Double> of(Encoder encoder, Split split) {
    if (split != Split.TEST) {
      return Map.of();
    }
    FeatureTable known = table(encoder, train);
    FeatureTable plain = table(encoder, test);
    int[][] before = FeatureTable.neighbours(plain.embeddings(), plain.embeddings(), k);
    double changed = 0;
    double gap = 0;
    double wahba = 0;
    double mean = 0;
    for (double turn : TURNS) {
      try (PointerScope scope = new PointerScope()) {
        Tensor moved = turned(encoder, turn).embeddings();
        int[][] after = FeatureTable.neighbours(plain.embeddings(), moved, k);
        for (int i = 0; i < after.length; i++) {
          changed += (1 - shared(before[i], after[i])) / after.length;
          gap += gap(i, turn, after[i]) / after.length;
        }
        wahba +=
            OrthogonalityMetrics.wahba(plain.embeddings(), moved).error() / Math.sqrt(after.length);
        mean += OrthogonalityMetrics.cosines(plain.embeddings(), moved).mean();
      }
    }
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("changed", changed / TURNS.length);
    out.put("hue gap", gap / TURNS.length);
    out.put("wahba", wahba / TURNS.length);
    out.put("1 - cos", 1 - mean / TURNS.length);
    out.put("digit", digits(known, plain));
    out.put("r2 hue", hues(known, plain));
    return out;
  }

  private static double shared(int[] a, int[] b) {
    return (double) Arrays.stream(a).filter(n -> Arrays.stream(b).anyMatch(m -> m == n)).count()
        / a.length;
  }

  /** Mean distance on the circle of the neighbours' hues to the query's, now turned. */
  private double gap(int query, double turn, int[] near) {
    double own = colours.hues()[test.images()[query]] + turn;
    double sum = 0;
    for (int n : near) {
      double d = Math.abs(own - colours.hues()[test.images()[n]]) % 1;
      sum += Math.min(d, 1 - d);
    }
    return sum / near.length;
  }

  private double digits(FeatureTable known, FeatureTable plain) {
    Linear probe =
        DIGITS.fit(e -> known.features(), FeatureTable.labels(train, device), CLASSES, new Rng(0));
    return LinearProbe.accuracy(probe.forward(plain.features()), FeatureTable.labels(test, device));
  }

  private double hues(FeatureTable known, FeatureTable plain) {
    LinearRegression fit = LinearRegression.fit(known.features(), circle(train));
    return LinearRegression.r2(fit.predict(plain.features()), circle(test));
  }

  /** Cosine and sine of the hues, (M, 2). */
  private Tensor circle(ImageViews views) {
    double[] out = new double[2 * views.size()];
    for (int i = 0; i < views.size(); i++) {
      double angle = 2 * Math.PI * colours.hues()[views.images()[i]];
      out[2 * i] = Math.cos(angle);
      out[2 * i + 1] = Math.sin(angle);
    }
    return Tensors.of(out, views.size(), 2).to(device, torch.ScalarType.Double);
  }

  private FeatureTable table(Encoder encoder, ImageViews views) {
    return FeatureTable.of(encoder, views::plain, views.size(), device);
  }

  private FeatureTable turned(Encoder encoder, double turn) {
    ImageAugmentation hue = hue(turn);
    return FeatureTable.of(encoder, some -> test.under(some, hue), test.size(), device);
  }

  private ImageAugmentation hue(double turn) {
    return ImageAugmentation.hue(
        test.set().height(), test.set().width(), test.pipeline().size(), turn);
  }

  @Override
  public List<Section> sections(Encoder encoder) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return List.of(
          new NeighbourPictures(test.set(), test.images(), hue(TURNS[0]))
              .section(
                  "Nearest neighbours before and after the hue turns by a third",
                  table(encoder, test).embeddings(),
                  turned(encoder, TURNS[0]).embeddings()));
    }
  }
}
