package dev.erlangen.topology.mcn;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Applies index patterns to tensors whose first axis holds the channels. */
final class PatternMap {
  private PatternMap() {}

  /**
   * Reduces the input: diagonals along tied positions, sums over blocks that the output lacks, each
   * divided by the root of the number of its terms. The remaining axes are those of the output's
   * first positions of each block, of length 1 where the input has no such block; later positions
   * of a block have length 1 too.
   *
   * @param x (D, n_1, …, n_k)
   * @return (D, m_1, …, m_l), each m_j the size of that axis or 1
   */
  static Tensor reduced(IndexPattern pattern, Tensor x) {
    List<Integer> labels = new ArrayList<>(pattern.in());
    Tensor t = x;
    for (int i = 0; i < labels.size(); i++) {
      int twin = labels.subList(i + 1, labels.size()).indexOf(labels.get(i));
      if (twin >= 0) {
        int label = labels.get(i);
        t = t.diagonal(0, 1 + i, 2 + i + twin);
        labels.remove(i + 1 + twin);
        labels.remove(i);
        labels.add(label); // the diagonal is the last axis
        i = -1;
      }
    }
    for (int i = labels.size() - 1; i >= 0; i--) {
      if (!pattern.out().contains(labels.get(i))) {
        double terms = Math.max(1, t.size(1 + i));
        t = t.sum(1L + i).mul(Tensors.scalar(1 / Math.sqrt(terms)));
        labels.remove(i);
      }
    }
    return placed(pattern, labels, t);
  }

  /** Brings the kept axes to the first output position of their block. */
  private static Tensor placed(IndexPattern pattern, List<Integer> labels, Tensor t) {
    List<Long> order = new ArrayList<>(List.of(0L));
    for (int j = 0; j < pattern.out().size(); j++) {
      int block = pattern.out().get(j);
      if (pattern.out().indexOf(block) == j && labels.contains(block)) {
        order.add(1L + labels.indexOf(block));
      }
    }
    Tensor out = t.permute(order.stream().mapToLong(Long::longValue).toArray());
    for (int j = 0; j < pattern.out().size(); j++) {
      int block = pattern.out().get(j);
      if (pattern.out().indexOf(block) != j || !labels.contains(block)) {
        out = out.unsqueeze(1L + j);
      }
    }
    return out;
  }
}
