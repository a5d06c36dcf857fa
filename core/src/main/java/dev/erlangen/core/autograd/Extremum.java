package dev.erlangen.core.autograd;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Largest or smallest features over the rows of a {@link Csr}.
 *
 * <p>The k-th entries of all rows are compared at once, longest rows first, so the number of native
 * calls is bounded and no (E, F) intermediate is written; long rows are cut and reduced in rounds
 * ({@link Chunks}).
 */
enum Extremum {
  MAX,
  MIN;

  /** (N, F) to (M, F). */
  Tensor ofNeighbours(Tensor x, Csr edges) {
    return of(x, edges, edges.column());
  }

  /** (E, F) to (M, F). */
  Tensor ofEdges(Tensor x, Csr edges) {
    return of(x, edges, null);
  }

  private Tensor of(Tensor x, Csr edges, @Nullable Tensor index) {
    boolean needed = CustomGradient.needed(x);
    if (edges.edges() == 0 || x.numel() == 0) {
      Tensor zeros = x.new_zeros(edges.rows(), x.size(1));
      return CustomGradient.attach(zeros, x, (g, saved) -> g.new_zeros(x.shape()));
    }
    long rows = x.size(0);
    Tensor[] edge = new Tensor[1];
    Tensor value =
        NoGrad.get(
            () ->
                Scoped.get(
                    () -> {
                      Round last = Round.over(this, x, edges.chunks(), index, needed);
                      if (needed) {
                        edge[0] = Tensors.keep(new Tensor(last.entryOfRows()));
                      }
                      return last.valueOfRows();
                    }));
    if (!needed) {
      return value;
    }
    Tensor result =
        CustomGradient.attach(
            value, x, (g, saved) -> backward(g, saved.get(0), edges, index, rows), edge[0]);
    edge[0].releaseReference();
    return result;
  }

  private static Tensor backward(
      Tensor g, Tensor edge, Csr edges, @Nullable Tensor index, long rows) {
    long width = g.size(1);
    Tensor target = index == null ? edge.flatten().clone() : index.index_select(0, edge.flatten());
    Tensor feature = torch.arange(new Scalar(width), edge.options());
    // Adding into one flat vector is three times as fast as into the rows of a matrix.
    Tensor flat = target.mul_(new Scalar(width)).view(edge.shape()).add_(feature).flatten();
    Tensor some = edges.hasEmptyRows() ? g.mul(edges.degree(g).sign_().unsqueeze(1)) : g;
    return g.new_zeros(rows * width).scatter_add_(0, flat, some.flatten()).view(rows, width);
  }

  /** Puts the better of both into {@code best}. */
  void improve(Tensor best, Tensor candidate) {
    if (this == MAX) {
      torch.maximum_out(best, best, candidate);
    } else {
      torch.minimum_out(best, best, candidate);
    }
  }

  /**
   * 1 where {@code candidate} is strictly better, else 0, in the dtype of both; an equal one does
   * not replace an earlier one.
   */
  Tensor better(Tensor candidate, Tensor best) {
    // Comparing into the same dtype is vectorised, comparing into booleans is not.
    Tensor result = torch.empty_like(candidate);
    return this == MAX
        ? torch.gt_out(result, candidate, best)
        : torch.lt_out(result, candidate, best);
  }
}
