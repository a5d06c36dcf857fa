package dev.erlangen.data.graph;

import dev.erlangen.core.Check;
import java.util.Arrays;

/**
 * A division into training, validation and test items, given by their indices.
 *
 * <p>The three parts are disjoint and none names an item twice: an item seen in training cannot
 * leak into the test. They need not cover everything. A part may be empty.
 */
public final class Split {
  private final int[] train;
  private final int[] val;
  private final int[] test;

  /** Creates a split of copies of the given index arrays. */
  public Split(int[] train, int[] val, int[] test) {
    this.train = train.clone();
    this.val = val.clone();
    this.test = test.clone();
    int[] all = Arrays.copyOf(train, train.length + val.length + test.length);
    System.arraycopy(val, 0, all, train.length, val.length);
    System.arraycopy(test, 0, all, train.length + val.length, test.length);
    Arrays.sort(all);
    for (int i = 0; i < all.length; i++) {
      Check.that(all[i] >= 0, "an index of a split must not be negative, got %d", all[i]);
      Check.that(i == 0 || all[i] != all[i - 1], "item %d is in a split twice", all[i]);
    }
  }

  /** Returns the split of consecutive items: first training, then validation, then test. */
  public static Split consecutive(int train, int val, int test) {
    return new Split(
        range(0, train), range(train, train + val), range(train + val, train + val + test));
  }

  /** Indices for training. */
  public int[] train() {
    return train.clone();
  }

  /** Indices for choosing hyper-parameters and the epoch. */
  public int[] val() {
    return val.clone();
  }

  /** Indices for the reported result. */
  public int[] test() {
    return test.clone();
  }

  /** Returns the indices of the part called {@code train}, {@code val} or {@code test}. */
  public int[] part(String name) {
    return switch (name) {
      case "train" -> train();
      case "val" -> val();
      case "test" -> test();
      default ->
          throw new IllegalArgumentException(
              "a split has the parts train, val and test, got '" + name + "'");
    };
  }

  /**
   * Fails if an index is not below {@code items}.
   *
   * @param name what is divided, for the message
   */
  public void checkItems(String name, int items) {
    checkRange(name, items);
  }

  void checkRange(String name, int items) {
    for (int[] part : new int[][] {train, val, test}) {
      for (int i : part) {
        Check.that(i < items, "split '%s' names item %d of only %d", name, i, items);
      }
    }
  }

  @Override
  public String toString() {
    return "Split(" + train.length + " / " + val.length + " / " + test.length + ")";
  }

  private static int[] range(int from, int to) {
    Check.that(from <= to, "the size of a part must not be negative, got %d", to - from);
    int[] range = new int[to - from];
    for (int i = 0; i < range.length; i++) {
      range[i] = from + i;
    }
    return range;
  }
}
