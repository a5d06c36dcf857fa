package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.image.ImageSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Views of images, normalised by their channels: float32 (B, C, size, size).
 *
 * @param set the images
 * @param images numbers of those that are used, in order
 * @param pipeline the augmentations
 * @param statistics of the channels
 */
public record ImageViews(
    ImageSet set, int[] images, ImagePipeline pipeline, ChannelStatistics statistics)
    implements Views {
  public ImageViews {
    images = images.clone();
    for (int i : images) {
      Check.between("image", i, 0, set.size() - 1);
    }
    Check.that(
        statistics.mean().size() == set.channels(),
        "statistics of %d channels do not fit images of %d",
        statistics.mean().size(),
        set.channels());
  }

  @Override
  public int size() {
    return images.length;
  }

  @Override
  public Tensor independent(int[] inputs, long seed) {
    return views(inputs, i -> draw(seed, i));
  }

  @Override
  public Tensor shared(int[] inputs, int chunks, long seed) {
    int each = Chunking.size(inputs.length, chunks);
    ImageAugmentation[] drawn =
        IntStream.range(0, chunks).mapToObj(c -> draw(seed, c)).toArray(ImageAugmentation[]::new);
    return views(inputs, i -> drawn[i / each]);
  }

  @Override
  public Tensor plain(int[] inputs) {
    return under(inputs, ImageAugmentation.resize(set.height(), set.width(), pipeline.size()));
  }

  /** Some inputs under one augmentation. */
  public Tensor under(int[] inputs, ImageAugmentation augmentation) {
    return views(inputs, i -> augmentation);
  }

  private ImageAugmentation draw(long seed, int index) {
    return pipeline.sample(Seeds.of(seed, index), set.height(), set.width());
  }

  private Tensor views(int[] inputs, IntFunction<ImageAugmentation> augmentation) {
    int size = pipeline.size();
    float[] all = new float[Math.multiplyExact(inputs.length, set.channels() * size * size)];
    IntStream.range(0, inputs.length)
        .parallel()
        .forEach(i -> write(inputs[i], augmentation.apply(i), all, i));
    return Tensors.of(all, inputs.length, set.channels(), size, size);
  }

  /**
   * Writes one view, normalised, to a place in an array of views.
   *
   * @param input number of the input
   * @param place which of the views in {@code out} it becomes
   */
  public void write(int input, ImageAugmentation augmentation, float[] out, int place) {
    float[] view = augmentation.apply(set, images[input]);
    int area = augmentation.size() * augmentation.size();
    for (int c = 0; c < set.channels(); c++) {
      float mean = statistics.mean().get(c).floatValue();
      float scale = (float) (1 / statistics.std().get(c));
      int to = place * view.length + c * area;
      for (int p = 0; p < area; p++) {
        out[to + p] = (view[c * area + p] - mean) * scale;
      }
    }
  }
}
