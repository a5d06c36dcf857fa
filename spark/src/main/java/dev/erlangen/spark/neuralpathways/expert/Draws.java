package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Mix;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Which rows every expert reads at every step: passes over its own rows, each in a new order that
 * depends on the seed and the leaf alone.
 */
final class Draws {
  private static final long ORDER = 0x0bde5;

  private Draws() {}

  /**
   * Returns the numbers of the rows, int64 (steps, L B), among all rows one leaf after the other.
   *
   * @param leaves numbers of the leaves
   * @param rows rows of each
   */
  static Tensor table(FitSpec fit, int[] leaves, int[] rows) {
    int wide = leaves.length * fit.batch();
    long[] all = new long[Math.multiplyExact(fit.steps(), wide)];
    long first = 0;
    for (int e = 0; e < leaves.length; e++) {
      int[] order = new int[rows[e]];
      Arrays.setAll(order, i -> i);
      SplittableRandom random = new SplittableRandom(Mix.of(Mix.of(fit.seed(), ORDER), leaves[e]));
      int next = order.length;
      for (int s = 0; s < fit.steps(); s++) {
        for (int b = 0; b < fit.batch(); b++) {
          if (next == order.length) {
            shuffle(order, random);
            next = 0;
          }
          all[s * wide + e * fit.batch() + b] = first + order[next++];
        }
      }
      first += rows[e];
    }
    return Tensors.of(all, fit.steps(), wide);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
