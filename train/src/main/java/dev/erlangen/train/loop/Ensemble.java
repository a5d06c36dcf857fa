package dev.erlangen.train.loop;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * The processes that train one model together. Every member holds all parameters and takes its
 * share of every batch; what they add up has the same bits everywhere, so they stay equal without
 * ever sending parameters.
 *
 * <p>All members must call {@link #sum} and {@link #broadcast} equally often and in one order.
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
}
