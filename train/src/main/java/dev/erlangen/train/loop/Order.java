package dev.erlangen.train.loop;

import java.util.SplittableRandom;

/**
 * The order of the examples as a function of seed and epoch alone, so that a resumed run needs no
 * memory of it.
 */
final class Order {
  private Order() {}

  /** Returns a permutation of 0..n-1, uniform for independent (seed, epoch). */
  static int[] of(long seed, int epoch, int n) {
    SplittableRandom random = new SplittableRandom(mix(seed) ^ mix(epoch + 0x632be59bd9b4e019L));
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Returns a well-spread number for a small one (the finaliser of SplitMix64). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
