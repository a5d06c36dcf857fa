package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The symmetrically normalised adjacency {@code Â = D^-1/2 (A + loops) D^-1/2} as an operator;
 * computed once per batch, used by every layer. An isolated node without a loop gives 0.
 *
 * @param edges the arcs
 * @param weight (E) arc weights, or null for 1
 * @param scale (N, 1) D^-1/2
 * @param loop (N, 1) weight of the loop that is added at each node, or null for none
 */
public record GcnNorm(Csr edges, @Nullable Tensor weight, Tensor scale, @Nullable Tensor loop) {

  /** With a loop of weight 1 at every node that has none (Kipf and Welling 2017). */
  public static GcnNorm withLoops(Csr edges, Tensor like) {
    Tensor own = edges.row().eq(edges.column()).to(like.scalar_type()).unsqueeze(1); // (E, 1)
    Tensor loop = Segments.sum(own, edges).clamp_max(new Scalar(1)).neg().add(new Scalar(1));
    Tensor degree = edges.degree(like).unsqueeze(1).add(loop);
    return new GcnNorm(edges, null, inverseRoot(degree), loop);
  }

  /** The arcs as they are, so that Â is I minus the symmetric Laplacian. */
  public static GcnNorm plain(Csr edges, Tensor like) {
    return new GcnNorm(edges, null, inverseRoot(edges.degree(like).unsqueeze(1)), null);
  }

  /**
   * The arcs as they are with weights.
   *
   * @param weight (E), not negative, equal for both directions of an edge
   */
  public static GcnNorm weighted(Csr edges, Tensor weight) {
    Tensor degree = Segments.sum(weight.unsqueeze(1), edges);
    return new GcnNorm(edges, weight, inverseRoot(degree), null);
  }

  /** Returns {@code Â x} for x (N, C). */
  public Tensor apply(Tensor x) {
    Tensor scaled = x.mul(scale);
    Tensor sum =
        weight == null ? Aggregation.sum(scaled, edges) : Aggregation.sum(scaled, edges, weight);
    return (loop == null ? sum : torch.addcmul(sum, scaled, loop)).mul(scale);
  }

  private static Tensor inverseRoot(Tensor degree) {
    return degree.rsqrt().masked_fill(degree.eq(new Scalar(0)), new Scalar(0));
  }
}
