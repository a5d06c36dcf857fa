package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.CustomGradient.Order;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /**
   * {@code y[e] = x[column[e]] + z[other column[e]]} in one tensor: messages that depend on a
   * sender and on something else that the edge passes through.
   *
   * @param others one row per edge of {@code edges}, each with one column
   */
  public static Tensor sum(Tensor x, Csr edges, Tensor z, Csr others) {
    Check.that(
        others.rows() == edges.edges() && others.edges() == edges.edges(),
        "%d edges need as many rows with one column each, got %s",
        edges.edges(),
        others);
    Check.that(
        x.dim() == 2 && z.dim() == 2 && x.size(1) == z.size(1),
        "features that are added need the same channels, got %s and %s",
        Tensors.shape(x),
        Tensors.shape(z));
    Check.that(
        x.size(0) == edges.columns() && z.size(0) == others.columns(),
        "features of %d and %d rows meet %d and %d columns",
        x.size(0),
        z.size(0),
        edges.columns(),
        others.columns());
    Tensor value =
        NoGrad.get(
            () -> x.index_select(0, edges.column()).add_(z.index_select(0, others.column())));
    return CustomGradient.attach(
        Order.ANY,
        value,
        List.of(x, z),
        List.of((g, saved) -> sumToColumns(g, edges), (g, saved) -> sumToColumns(g, others)),
        List.of());
  }

  /** The adjoint of {@link #columns}: (E, F) to (N, F). */
  private static Tensor sumToColumns(Tensor x, Csr edges) {
    Csr byColumn = edges.transpose();
    return attach(
        x, NoGrad.get(() -> Bags.sum(x, byColumn.order(), byColumn, null)), g -> columns(g, edges));
  }

  private static Tensor attach(Tensor input, Tensor value, UnaryOperator<Tensor> adjoint) {
    return CustomGradient.attach(
        Order.ANY, value, List.of(input), List.of((g, saved) -> adjoint.apply(g)), List.of());
  }
}
