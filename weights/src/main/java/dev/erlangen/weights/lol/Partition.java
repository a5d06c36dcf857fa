package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.Arrays;

/**
 * A random partition into 75 % for training, 10 % for validation and 15 % for testing, at least one
 * each.
 *
 * @param train numbers of the training examples
 * @param validation numbers of the validation examples
 * @param test numbers of the test examples
 */
public record Partition(long[] train, long[] validation, long[] test) {
  private static final int LEAST = 3;
  private static final double VALIDATION = 0.1;
  private static final double TEST = 0.15;
  private static final long APART = 12_345;

  /** Partitions 0, …, count - 1. */
  public static Partition of(int count, long seed) {
    Check.that(count >= LEAST, "at least %d examples are needed, got %d", LEAST, count);
    long[] order = Tensors.longs(new Rng(seed + APART).permutation(count));
    int validation = (int) Math.max(1, Math.round(VALIDATION * count));
    int test = (int) Math.max(1, Math.round(TEST * count));
    int train = count - validation - test;
    return new Partition(
        Arrays.copyOfRange(order, 0, train),
        Arrays.copyOfRange(order, train, train + validation),
        Arrays.copyOfRange(order, train + validation, count));
  }

  /** The numbers of a part. */
  public long[] part(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }
}
