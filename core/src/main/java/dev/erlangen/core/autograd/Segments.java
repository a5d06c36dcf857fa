package dev.erlangen.core.autograd;

import dev.erlangen.core.autograd.CustomGradient.Order;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Reduces features of edges over the rows of a {@link Csr}: shape (E, ...), in the order of the
 * {@code Csr}, to (M, ...). Rows without edges give 0. Renumbering the edges within a row changes
 * no result beyond rounding.
 *
 * <p>With {@link Csr#segments} these are the poolings of nodes to graphs. float32, float64,
 * bfloat16 and float16.
 */
public final class Segments {
  private Segments() {}

  /** {@code y[i] = Σ x[e]} over the edges of row {@code i}; any number of derivatives. */
  public static Tensor sum(Tensor x, Csr edges) {
    return rowwise("a segmented sum", x, edges, rows -> sumRows(rows, edges));
  }

  private static Tensor sumRows(Tensor x, Csr edges) {
    Tensor value =
        NoGrad.get(
            () -> {
              Tensor all = torch.arange(new Scalar(edges.edges()), edges.row().options());
              return Bags.sum(x, all, edges, null);
            });
    return CustomGradient.attach(
        Order.ANY, value, List.of(x), List.of((g, saved) -> Gather.rows(g, edges)), List.of());
  }

  private static Tensor total(Tensor x, Csr edges) {
    return NoGrad.get(
        () -> {
          Tensor all = torch.arange(new Scalar(edges.edges()), edges.row().options());
          return Bags.sum(x, all, edges, null);
        });
  }

  /** {@code y[i]} is the mean of {@code x[e]} over the edges of row {@code i}. */
  public static Tensor mean(Tensor x, Csr edges) {
    return rowwise(
        "a segmented mean",
        x,
        edges,
        rows -> Aggregation.mean(rows, total(rows, edges), edges, g -> Gather.rows(g, edges)));
  }

  /**
   * The largest {@code x[e]} of each row, per feature. The gradient goes to the first edge that
   * attains it (PyTorch's {@code scatter_reduce} shares it among ties). NaN propagates.
   */
  public static Tensor max(Tensor x, Csr edges) {
    return rowwise("a segmented max", x, edges, rows -> Extremum.MAX.ofEdges(rows, edges));
  }

  /** The smallest {@code x[e]} of each row; see {@link #max}. */
  public static Tensor min(Tensor x, Csr edges) {
    return rowwise("a segmented min", x, edges, rows -> Extremum.MIN.ofEdges(rows, edges));
  }

  /**
   * {@code sqrt(relu(mean(x²) - mean(x)²) + epsilon)} of each row: the standard deviation of Corso
   * et al. (2020, Principal Neighbourhood Aggregation), who take {@code epsilon = 1e-5}.
   */
  public static Tensor std(Tensor x, Csr edges, double epsilon) {
    return Aggregation.deviation(mean(x, edges), mean(x.mul(x), edges), epsilon);
  }

  /**
   * {@code y[e] = exp(x[e]) / Σ exp(x[f])} over the edges {@code f} of the row of {@code e}: shape
   * (E, ...) to (E, ...). Overflow-safe.
   */
  public static Tensor softmax(Tensor x, Csr edges) {
    return rowwise("a segmented softmax", x, edges, rows -> Softmax.ofEdges(rows, edges));
  }

  private static Tensor rowwise(String what, Tensor x, Csr edges, UnaryOperator<Tensor> operation) {
    return Features.rowwise(what, x, edges.edges(), "edges", operation);
  }
}
