package dev.erlangen.core.autograd;

/** Stable sorting of small integer keys in linear time. */
final class CountingSort {
  private CountingSort() {}

  /** {@code starts[k]} is the number of keys below {@code k}; its last entry is their number. */
  static int[] starts(int[] keys, int bound) {
    int[] starts = new int[bound + 1];
    for (int key : keys) {
      starts[key + 1]++;
    }
    for (int k = 0; k < bound; k++) {
      starts[k + 1] += starts[k];
    }
    return starts;
  }

  /** The indices of {@code keys} in ascending order of key, equal keys in ascending index. */
  static int[] order(int[] keys, int bound) {
    int[] next = starts(keys, bound);
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[next[keys[i]]++] = i;
    }
    return order;
  }

  /** {@code values[order[i]]} for every {@code i}. */
  static int[] pick(int[] values, int[] order) {
    int[] picked = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }
}
