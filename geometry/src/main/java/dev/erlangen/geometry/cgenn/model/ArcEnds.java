package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One end of all arcs.
 *
 * @param at node of every arc, int64 (E)
 * @param nodes number of nodes
 * @param sorted the arcs by node, int64 (E)
 * @param irregular the arcs of every node, where nodes have different numbers of them
 * @param degree arcs of every node, 0 where they differ
 * @param inOrder whether the arcs are sorted as they are
 */
record ArcEnds(
    int nodes, Tensor at, Tensor sorted, @Nullable Csr irregular, long degree, boolean inOrder) {
  static ArcEnds of(int nodes, int[] at) {
    int[] counts = new int[nodes];
    boolean inOrder = true;
    for (int e = 0; e < at.length; e++) {
      counts[at[e]]++;
      inOrder &= e == 0 || at[e - 1] <= at[e];
    }
    boolean regular = nodes > 0 && IntStream.of(counts).allMatch(c -> c == counts[0] && c > 0);
    long[] wide = IntStream.of(at).asLongStream().toArray();
    return new ArcEnds(
        nodes,
        Tensors.kept(() -> Tensors.of(wide)),
        Tensors.kept(() -> Tensors.of(sorted(at, counts))),
        regular ? null : Csr.of(nodes, at.length, at, IntStream.range(0, at.length).toArray()),
        regular ? counts[0] : 0,
        inOrder);
  }

  private static long[] sorted(int[] at, int[] counts) {
    int[] next = new int[counts.length];
    for (int i = 1; i < next.length; i++) {
      next[i] = next[i - 1] + counts[i - 1];
    }
    long[] order = new long[at.length];
    for (int e = 0; e < at.length; e++) {
      order[next[at[e]]++] = e;
    }
    return order;
  }

  ArcEnds to(Device device) {
    return new ArcEnds(
        nodes,
        Tensors.kept(() -> at.to(device, at.scalar_type())),
        Tensors.kept(() -> sorted.to(device, sorted.scalar_type())),
        irregular == null ? null : irregular.to(device),
        degree,
        inOrder);
  }

  /** Sums what arcs carry, (K, E, C), to (K, N, C). */
  Tensor sum(Tensor x) {
    if (irregular != null) {
      return Aggregation.sum(x.transpose(0, 1).contiguous(), irregular).transpose(0, 1);
    }
    Tensor byNode = inOrder ? x : x.index_select(1, sorted);
    return byNode.reshape(x.size(0), nodes, degree, x.size(2)).sum(2L);
  }
}
