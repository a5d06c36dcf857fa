package dev.erlangen.vision.augment;

import org.bytedeco.pytorch.Tensor;

/** Random views of numbered inputs. The same seed gives the same views. */
public interface Views {
  /** Number of inputs. */
  int size();

  /** Views of some inputs, one augmentation for each: (B, ...). */
  Tensor independent(int[] inputs, long seed);

  /**
   * Views of some inputs, one augmentation for each chunk of consecutive ones.
   *
   * @param chunks number of chunks, a divisor of the number of inputs
   */
  Tensor shared(int[] inputs, int chunks, long seed);

  /** Some inputs as they are: (B, ...). */
  Tensor plain(int[] inputs);
}
