package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Arcs in which every node has exactly one loop; those it had are replaced. Made once per batch.
 *
 * @param edges the arcs with loops
 * @param loops (N) int64, the position of each node's loop in {@link #edges}
 * @param kept (E') int64, the former positions of the arcs that are no loops
 * @param places (E') int64, the positions of those arcs in {@link #edges}
 */
public record SelfLoops(Csr edges, Tensor loops, Tensor kept, Tensor places) {

  /** Returns the arcs of a square {@code edges} with loops. */
  public static SelfLoops added(Csr edges) {
    int n = edges.rows();
    long[] row = Tensors.longs(edges.row());
    long[] column = Tensors.longs(edges.column());
    int others = 0;
    for (int e = 0; e < row.length; e++) {
      others += row[e] == column[e] ? 0 : 1;
    }
    long[] newRow = new long[others + n];
    long[] newColumn = new long[others + n];
    long[] loops = new long[n];
    long[] kept = new long[others];
    long[] places = new long[others];
    int at = 0;
    int arc = 0;
    int e = 0;
    for (int v = 0; v < n; v++) {
      for (; e < row.length && row[e] == v; e++) {
        if (column[e] != v) {
          kept[arc] = e;
          places[arc++] = at;
          newRow[at] = v;
          newColumn[at++] = column[e];
        }
      }
      loops[v] = at;
      newRow[at] = v;
      newColumn[at++] = v;
    }
    Csr looped = Csr.of(n, n, newRow, newColumn).to(edges.row().device());
    return new SelfLoops(looped, like(loops, edges), like(kept, edges), like(places, edges));
  }

  /**
   * Returns edge features (E, D) of the former arcs for the new ones; the loop of a node gets the
   * mean over its other arcs, 0 if it has none.
   */
  public Tensor features(Tensor former) {
    long width = former.size(1);
    Tensor others = former.index_select(0, kept);
    Tensor placed =
        former.new_zeros(new long[] {edges.edges(), width}).index_copy(0, places, others);
    Tensor counts = edges.degree(former).sub(scalar()).clamp_min(scalar()).unsqueeze(1);
    Tensor mean = Segments.sum(placed, edges).div(counts);
    return placed.index_copy(0, loops, mean);
  }

  private static Scalar scalar() {
    return new Scalar(1);
  }

  private static Tensor like(long[] values, Csr edges) {
    return Tensors.like(Tensors.of(values), edges.row());
  }
}
