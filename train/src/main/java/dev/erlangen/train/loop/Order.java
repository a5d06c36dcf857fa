package dev.erlangen.train.loop;

import dev.erlangen.core.Mix;
import java.util.SplittableRandom;

/**
 * The order of the examples as a function of seed and epoch alone, so that a resumed run needs no
 * memory of it.
 */
final class Order {
  private Order() {}

  /** Returns a permutation of 0..n-1, uniform for independent (seed, epoch). */
  static int[] of(long seed, int epoch, int n) {
    SplittableRandom random =
        new SplittableRandom(Mix.of(seed) ^ Mix.of(epoch + 0x632be59bd9b4e019L));
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
