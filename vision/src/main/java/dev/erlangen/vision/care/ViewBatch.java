package dev.erlangen.vision.care;

import dev.erlangen.vision.augment.Views;
import org.bytedeco.pytorch.Tensor;

/**
 * The views of one batch, drawn when they are asked for.
 *
 * @param views where they come from
 * @param inputs numbers of the inputs
 * @param seed decides all augmentations
 */
public record ViewBatch(Views views, int[] inputs, long seed) {
  /** Views with an augmentation for every input, (B, ...). */
  public Tensor first() {
    return views.independent(inputs, seed);
  }

  /** The same inputs under other augmentations. */
  public Tensor second() {
    return views.independent(inputs, seed + 1);
  }

  /** Views with one augmentation for each chunk. */
  public Tensor sharedFirst(int chunks) {
    return views.shared(inputs, chunks, seed + 2);
  }

  /** The same inputs under other augmentations. */
  public Tensor sharedSecond(int chunks) {
    return views.shared(inputs, chunks, seed + 3);
  }
}
