package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The processes that train one model together. Every member holds all parameters and takes its
 * share of every batch; what they add up has the same bits everywhere, so they stay equal without
 * ever sending parameters.
 *
 * <p>All members must call {@link #sum}, {@link #broadcast} and {@link #gather} equally often and
 * in one order.
 */
public interface Ensemble {
  /** One process on its own: sums and broadcasts change nothing. */
  Ensemble ALONE =
      new Ensemble() {
        @Override
        public int rank() {
          return 0;
        }

        @Override
        public int size() {
          return 1;
        }

        @Override
        public void sum(Tensor values) {}

        @Override
        public void broadcast(Tensor values) {}
      };

  /** Number of this member, from 0. The first one keeps the run. */
  int rank();

  /** Number of members. */
  int size();

  /**
   * Replaces {@code values} (contiguous, floating point) by the sum over all members.
   *
   * @throws IllegalStateException if a member was lost
   */
  void sum(Tensor values);

  /**
   * Replaces {@code values} (contiguous) by those of the first member.
   *
   * @throws IllegalStateException if a member was lost
   */
  void broadcast(Tensor values);

  /**
   * Returns the part of a batch that is this member's: equal in length up to one, and of two
   * examples at least, of which batch statistics can be taken; of a small batch some members get
   * nothing.
   */
  default int[] share(int[] batch) {
    int members = Math.max(1, Math.min(size(), batch.length / 2));
    if (rank() >= members) {
      return new int[0];
    }
    int from = (int) ((long) batch.length * rank() / members);
    int to = (int) ((long) batch.length * (rank() + 1) / members);
    return to - from == batch.length ? batch : Arrays.copyOfRange(batch, from, to);
  }

  /**
   * Returns {@code width} values of every number in [0, count), such as predictions for the
   * examples of a split: each member computes those of its share, and all are told all.
   *
   * @param block most numbers at a time
   * @param values the values of some consecutive numbers, one number after the other; called in a
   *     scope of its own
   */
  default double[] gather(int count, int width, int block, Function<int[], double[]> values) {
    double[] all = new double[Math.multiplyExact(count, width)];
    int end = (int) ((long) count * (rank() + 1) / size());
    int from = (int) ((long) count * rank() / size());
    while (from < end) {
      int to = Math.min(end, from + block);
      try (PointerScope scope = new PointerScope()) {
        double[] some = values.apply(IntStream.range(from, to).toArray());
        Check.that(
            some.length == (to - from) * width,
            "%d numbers have %d values each, got %d values",
            to - from,
            width,
            some.length);
        System.arraycopy(some, 0, all, from * width, some.length);
      }
      from = to;
    }
    return size() == 1 || count == 0 ? all : told(all);
  }

  /** Everybody else has zeros where a member has values, so that the sum has the values' bits. */
  private double[] told(double[] mine) {
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Tensors.of(mine);
      sum(values);
      return Tensors.doubles(values);
    }
  }
}
