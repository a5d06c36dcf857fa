package dev.erlangen.vision.care.images;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.probe.KnnClassifier;
import dev.erlangen.vision.care.probe.LinearProbe;
import dev.erlangen.vision.care.recipe.ContrastiveProblem.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Probes of frozen features, and how augmentations move embeddings.
 *
 * @param train views of the training images
 * @param validation views of the images of the monitor; may have none
 * @param test views of the test images
 * @param settings how features are judged
 * @param temperature of the k-NN vote, that of the training
 * @param device of the encoder
 */
record CifarMeasure(
    ImageViews train,
    ImageViews validation,
    ImageViews test,
    CifarSettings.Probe settings,
    double temperature,
    Device device)
    implements Measure {
  private static final double RATE = 1e-3;
  private static final double DECAY = 1e-6;
  private static final long PROBE = 600;

  @Override
  public Map<String, Double> of(Encoder encoder, Split split) {
    if (split == Split.TRAIN || (split == Split.VALIDATION && validation.size() == 0)) {
      return Map.of();
    }
    FeatureTable known = plain(encoder, train);
    if (split == Split.VALIDATION) {
      return Map.of("knn", knn(known.features(), plain(encoder, validation), validation));
    }
    FeatureTable asked = plain(encoder, test);
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("probe", probe(encoder, known, asked));
    out.put("knn", knn(known.features(), asked, test));
    out.putAll(moves().of(encoder, asked.embeddings()));
    return out;
  }

  private double knn(Tensor known, FeatureTable asked, ImageViews views) {
    KnnClassifier nearest = new KnnClassifier(settings.k(), temperature);
    int classes = train.set().classes().size();
    Tensor scores =
        nearest.scores(known, FeatureTable.labels(train, device), classes, asked.features());
    return LinearProbe.accuracy(scores, FeatureTable.labels(views, device));
  }

  private double probe(Encoder encoder, FeatureTable known, FeatureTable asked) {
    LinearProbe probe = new LinearProbe(settings.epochs(), settings.batch(), RATE, DECAY);
    Linear classifier =
        probe.fit(
            epoch -> settings.augmented() ? augmented(encoder, epoch) : known.features(),
            FeatureTable.labels(train, device),
            train.set().classes().size(),
            new Rng(0));
    return LinearProbe.accuracy(
        classifier.forward(asked.features()), FeatureTable.labels(test, device));
  }

  private Tensor augmented(Encoder encoder, int epoch) {
    long seed = PROBE + 1000L * epoch;
    return FeatureTable.of(
            encoder, some -> train.independent(some, seed + some[0]), train.size(), device)
        .features();
  }

  private TestMoves moves() {
    return new TestMoves(test, settings.augmentations(), device);
  }

  private FeatureTable plain(Encoder encoder, ImageViews views) {
    return FeatureTable.of(encoder, views::plain, views.size(), device);
  }

  /** Accuracy of k-NN on the pixels themselves, for comparison. */
  double pixels() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor known = train.plain(all(train)).flatten(1, -1);
      Tensor asked = test.plain(all(test)).flatten(1, -1);
      KnnClassifier nearest = new KnnClassifier(settings.k(), temperature);
      Tensor own = FeatureTable.labels(train, device).cpu();
      Tensor scores = nearest.scores(known, own, train.set().classes().size(), asked);
      return LinearProbe.accuracy(scores, FeatureTable.labels(test, device).cpu());
    }
  }

  private static int[] all(ImageViews views) {
    return IntStream.range(0, views.size()).toArray();
  }

  @Override
  public List<Section> sections(Encoder encoder) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return List.of(moves().neighbours(encoder, plain(encoder, test).embeddings()));
    }
  }
}
