package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Arcs as several attention heads see them: one copy per head, between copies of the nodes. A sum
 * with a weight per arc and head is then one weighted aggregation, without messages on the arcs.
 * Making it costs O(arcs · heads); layers of one batch share it.
 *
 * @param edges the arcs
 * @param heads H
 * @param copies the arc e = (i, j) of head h leads from j·H + h to i·H + h
 */
public record HeadArcs(Csr edges, int heads, Csr copies) {

  /** Returns the arcs for so many heads. */
  public static HeadArcs of(Csr edges, long heads) {
    Check.between("heads", heads, 1, 1 << 16);
    int count = (int) heads;
    Csr copies =
        Csr.of(
            Math.multiplyExact(edges.rows(), count),
            Math.multiplyExact(edges.columns(), count),
            repeated(edges.row(), count),
            repeated(edges.column(), count));
    return new HeadArcs(edges, count, copies.to(edges.row().device()));
  }

  private static int[] repeated(Tensor nodes, int heads) {
    long[] from = Tensors.longs(nodes);
    int[] out = new int[Math.multiplyExact(from.length, heads)];
    for (int e = 0; e < from.length; e++) {
      for (int h = 0; h < heads; h++) {
        out[e * heads + h] = (int) from[e] * heads + h;
      }
    }
    return out;
  }

  /**
   * Sums over the arcs e = (i, j) of each head: {@code y_ih = Σ_e α_eh x_jh}.
   *
   * @param alpha (E, H)
   * @param x (N, H·C)
   * @return (N, H, C)
   */
  public Tensor weightedSum(Tensor alpha, Tensor x) {
    Tensor rows = x.reshape(copies.columns(), x.numel() / Math.max(1, copies.columns()));
    Tensor weights = alpha.reshape(-1).index_select(0, copies.order());
    return Aggregation.sum(rows, copies, weights).view(edges.rows(), heads, -1);
  }
}
