package dev.erlangen.bench.care;

import dev.erlangen.vision.augment.Views;
import org.bytedeco.pytorch.Tensor;

/** One tensor in place of all views, where augmentation is not what is timed. */
record FixedViews(Tensor inputs) implements Views {
  @Override
  public int size() {
    return (int) inputs.size(0);
  }

  @Override
  public Tensor independent(int[] numbers, long seed) {
    return inputs;
  }

  @Override
  public Tensor shared(int[] numbers, int chunks, long seed) {
    return inputs;
  }

  @Override
  public Tensor plain(int[] numbers) {
    return inputs;
  }
}
