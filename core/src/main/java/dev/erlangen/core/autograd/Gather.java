package dev.erlangen.core.autograd;

import dev.erlangen.core.autograd.CustomGradient.Order;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Copies features of rows or columns to the edges of a {@link Csr}.
 *
 * <p>The gradient is a segmented sum over the matching order of the edges instead of an {@code
 * index_add}; any number of derivatives. Features have shape (R, ...); any floating dtype.
 */
public final class Gather {
  private Gather() {}

  /** {@code y[e] = x[column[e]]}: the sender's features; (N, ...) to (E, ...). */
  public static Tensor columns(Tensor x, Csr edges) {
    return Features.rowwise(
        "gathering from columns",
        x,
        edges.columns(),
        "columns",
        rows ->
            attach(
                rows,
                NoGrad.get(() -> rows.index_select(0, edges.column())),
                g -> sumToColumns(g, edges)));
  }

  /** {@code y[e] = x[row[e]]}: the receiver's features; (M, ...) to (E, ...). */
  public static Tensor rows(Tensor x, Csr edges) {
    return Features.rowwise(
        "gathering from rows",
        x,
        edges.rows(),
        "rows",
        rows ->
            attach(
                rows,
                NoGrad.get(() -> rows.index_select(0, edges.row())),
                g -> Segments.sum(g, edges)));
  }

  /** The adjoint of {@link #columns}: (E, F) to (N, F). */
  private static Tensor sumToColumns(Tensor x, Csr edges) {
    Csr byColumn = edges.transpose();
    return attach(
        x, NoGrad.get(() -> Bags.sum(x, byColumn.order(), byColumn, null)), g -> columns(g, edges));
  }

  private static Tensor attach(
      Tensor input, Tensor value, java.util.function.UnaryOperator<Tensor> adjoint) {
    return CustomGradient.attach(
        Order.ANY, value, List.of(input), List.of((g, saved) -> adjoint.apply(g)), List.of());
  }
}
