package dev.erlangen.vision.care.images;

import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.UnitRows;
import dev.erlangen.vision.care.probe.KnnClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Features and embeddings of many images, computed a few hundred at a time.
 *
 * @param features for probes (M, F), not normalised
 * @param embeddings that the losses see (M, d), unit rows
 */
record FeatureTable(Tensor features, Tensor embeddings) {
  private static final int STEP = 250;

  /**
   * Encodes images in evaluation mode.
   *
   * @param images gives some of them as a tensor
   * @param count how many there are
   */
  static FeatureTable of(
      Encoder encoder, Function<int[], Tensor> images, int count, Device device) {
    List<Tensor> features = new ArrayList<>();
    List<Tensor> embeddings = new ArrayList<>();
    for (int at = 0; at < count; at += STEP) {
      int[] some = IntStream.range(at, Math.min(count, at + STEP)).toArray();
      try (PointerScope scope = new PointerScope()) {
        Tensor x = images.apply(some);
        Tensor h = encoder.features(x.to(device, x.scalar_type()), Mode.EVAL);
        features.add(Tensors.keep(h));
        Tensor z = encoder.project(h, Mode.EVAL);
        embeddings.add(Tensors.keep(UnitRows.of(z)));
      }
    }
    FeatureTable table = new FeatureTable(joined(features), joined(embeddings));
    features.forEach(Tensor::releaseReference);
    embeddings.forEach(Tensor::releaseReference);
    return table;
  }

  /** The classes of all images of {@code views}, int64 (M). */
  static Tensor labels(ImageViews views, Device device) {
    long[] labels = Arrays.stream(views.images()).mapToLong(views.set()::label).toArray();
    return Tensors.of(labels).to(device, ScalarType.Long);
  }

  private static Tensor joined(List<Tensor> parts) {
    return Tensors.cat(0, parts.toArray(Tensor[]::new));
  }

  /**
   * The k nearest rows of {@code known} for each row of {@code queries}, nearest first; row i does
   * not count among its own neighbours.
   */
  static int[][] neighbours(Tensor known, Tensor queries, int k) {
    long[] order = Tensors.longs(KnnClassifier.neighbours(known, queries, k + 1));
    int[][] out = new int[(int) queries.size(0)][];
    for (int i = 0; i < out.length; i++) {
      int query = i;
      out[i] =
          Arrays.stream(order, i * (k + 1), (i + 1) * (k + 1))
              .filter(n -> n != query)
              .limit(k)
              .mapToInt(n -> (int) n)
              .toArray();
    }
    return out;
  }
}
