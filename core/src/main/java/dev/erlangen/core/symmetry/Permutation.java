package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A renumbering of 0..n-1: new i is old {@code order[i]}, so that a sequence x becomes {@code
 * (x[order[0]], x[order[1]], …)}.
 *
 * @param order each of 0..n-1 once
 */
public record Permutation(int[] order) {
  public Permutation {
    order = order.clone();
    boolean[] seen = new boolean[order.length];
    for (int i : order) {
      Check.between("entry of a permutation", i, 0, order.length - 1);
      Check.that(!seen[i], "a permutation names %d twice", i);
      seen[i] = true;
    }
  }

  /** Leaves 0..n-1 where they are. */
  public static Permutation identity(int n) {
    return new Permutation(IntStream.range(0, n).toArray());
  }

  /** The permutation with new i = old {@code index[i]}. */
  public static Permutation of(Tensor index) {
    return new Permutation(
        Arrays.stream(Tensors.longs(index)).mapToInt(Math::toIntExact).toArray());
  }

  @Override
  public int[] order() {
    return order.clone();
  }

  /** Number of things that are permuted. */
  public int size() {
    return order.length;
  }

  /** Old place of what is now at {@code i}. */
  public int at(int i) {
    return order[i];
  }

  /** int64 (n), to be given to {@code index_select}. */
  public Tensor index() {
    return Tensors.of(Arrays.stream(order).asLongStream().toArray());
  }

  /** The renumbering that undoes this one: it maps an old number to its new one. */
  public Permutation inverse() {
    int[] out = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      out[order[i]] = i;
    }
    return new Permutation(out);
  }

  /** This after {@code first}. */
  public Permutation after(Permutation first) {
    Check.that(size() == first.size(), "sizes %d and %d differ", size(), first.size());
    return new Permutation(Arrays.stream(order).map(i -> first.order[i]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permutation p && Arrays.equals(order, p.order);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(order);
  }

  @Override
  public String toString() {
    return Arrays.toString(order);
  }
}
