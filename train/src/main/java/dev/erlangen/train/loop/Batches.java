package dev.erlangen.train.loop;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The batches of every epoch: a function of seed and epoch alone, so that a resumed run needs no
 * memory of them. When all examples fit one batch they keep their order.
 *
 * @param seed seed of the training
 * @param examples number of examples
 * @param size examples of a batch
 * @param whole whether a smaller last batch is left out
 */
record Batches(long seed, int examples, int size, boolean whole) {
  /** Number of batches of an epoch; the last one may be smaller unless they are to be whole. */
  int count() {
    return whole ? Math.max(1, examples / size) : ceilDiv(examples, size);
  }

  /** Number of updates of an epoch when {@code accumulate} batches make one. */
  int updates(int accumulate) {
    return ceilDiv(count(), accumulate);
  }

  /** Returns the examples of each batch of {@code epoch}. */
  int[][] of(int epoch) {
    if (examples <= size) {
      return new int[][] {IntStream.range(0, examples).toArray()};
    }
    int[] order = Order.of(seed, epoch, examples);
    int[][] out = new int[count()][];
    for (int b = 0; b < out.length; b++) {
      out[b] = Arrays.copyOfRange(order, b * size, Math.min(examples, (b + 1) * size));
    }
    return out;
  }

  private static int ceilDiv(int a, int b) {
    return (a - 1) / b + 1;
  }
}
