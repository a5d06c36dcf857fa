package dev.erlangen.vision.care.images;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.ImageAugmentation;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * How augmentations, each one for all test images, move embeddings.
 *
 * @param test views of the test images
 * @param count number of augmentations
 * @param device of the encoder
 */
record TestMoves(ImageViews test, int count, Device device) {
  private static final long AUGMENTATIONS = 500;

  /**
   * Wahba's error and cosines, averaged over the augmentations, and how far embeddings of different
   * images are apart.
   *
   * @param z embeddings of the test images as they are
   */
  Map<String, Double> of(Encoder encoder, Tensor z) {
    double wahba = 0;
    double mean = 0;
    double deviation = 0;
    for (int a = 0; a < count; a++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor za = under(encoder, augmentation(a));
        OrthogonalityMetrics.Cosines cosines = OrthogonalityMetrics.cosines(z, za);
        wahba += OrthogonalityMetrics.wahba(z, za).error() / Math.sqrt(z.size(0)) / count;
        mean += cosines.mean() / count;
        deviation += cosines.deviation() / count;
      }
    }
    return Map.of(
        "wahba",
        wahba,
        "wahba / spread",
        wahba / spread(z),
        "1 - cos",
        1 - mean,
        "cos std",
        deviation);
  }

  /** Root of the mean squared distance between two of the embeddings, √2 if they are spread out. */
  private static double spread(Tensor z) {
    return Math.sqrt(2 * (1 - Tensors.item(z.mean(0L).square().sum())));
  }

  private ImageAugmentation augmentation(int number) {
    SplittableRandom random = new SplittableRandom(AUGMENTATIONS + number).split();
    return test.pipeline().sample(random, test.set().height(), test.set().width());
  }

  private Tensor under(Encoder encoder, ImageAugmentation augmentation) {
    return FeatureTable.of(encoder, some -> test.under(some, augmentation), test.size(), device)
        .embeddings();
  }

  /** Pictures of the neighbours of some images before and after the first augmentation. */
  Section neighbours(Encoder encoder, Tensor z) {
    ImageAugmentation change = augmentation(0);
    return new NeighbourPictures(test.set(), test.images(), change)
        .section("Nearest neighbours before and after one augmentation", z, under(encoder, change));
  }
}
