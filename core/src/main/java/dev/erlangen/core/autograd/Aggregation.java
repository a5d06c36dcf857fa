package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.CustomGradient.Order;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates the features of neighbours: (N, ...) for the columns of a {@link Csr} to (M, ...) for
 * its rows, without ever writing a message per edge. Rows without edges give 0.
 *
 * <p>Renumbering rows renumbers the result; renumbering columns together with {@code x}, or
 * reordering edges, changes nothing beyond rounding. float32, float64, bfloat16 and float16.
 */
public final class Aggregation {
  private Aggregation() {}

  /** {@code y[i] = Σ x[j]} over the edges (i, j); any number of derivatives. */
  public static Tensor sum(Tensor x, Csr edges) {
    return rowwise("a sum over neighbours", x, edges, rows -> sumRows(rows, edges, null));
  }

  /**
   * {@code y[i] = Σ w[e] x[j]} over the edges e = (i, j).
   *
   * @param weight (E), in the order of the edges, of the dtype of {@code x}; receives a gradient
   *     too if it requires one
   */
  public static Tensor sum(Tensor x, Csr edges, Tensor weight) {
    Check.that(
        weight.dim() == 1 && weight.size(0) == edges.edges(),
        "a weighted sum needs one weight for each of the %d edges, got a tensor of shape %s",
        edges.edges(),
        Tensors.shape(weight));
    Check.that(
        weight.scalar_type().intern() == x.scalar_type().intern(),
        "weights and features must have the same dtype, got %s and %s",
        weight.scalar_type().intern(),
        x.scalar_type().intern());
    return rowwise("a weighted sum", x, edges, rows -> sumRows(rows, edges, weight));
  }

  private static Tensor sumRows(Tensor x, Csr edges, @Nullable Tensor weight) {
    // The kernel differentiates itself with respect to weights, and does so well.
    Tensor value =
        weight != null && CustomGradient.needed(weight)
            ? Bags.sum(x.detach(), edges.column(), edges, weight)
            : NoGrad.get(() -> Bags.sum(x, edges.column(), edges, weight));
    Csr back = edges.transpose();
    return CustomGradient.attach(
        Order.ANY,
        value,
        List.of(x),
        List.of(
            (g, saved) ->
                sumRows(
                    g, back, saved.isEmpty() ? null : saved.get(0).index_select(0, back.order()))),
        weight == null ? List.of() : List.of(weight));
  }

  /** The mean of {@code x[j]} over the edges (i, j). */
  public static Tensor mean(Tensor x, Csr edges) {
    return rowwise(
        "a mean over neighbours",
        x,
        edges,
        rows -> {
          Csr back = edges.transpose();
          return mean(
              rows,
              NoGrad.get(() -> Bags.sum(rows, edges.column(), edges, null)),
              edges,
              g -> sumRows(g, back, null));
        });
  }

  /**
   * Divides sums over the edges of each row by their number; empty rows stay 0.
   *
   * @param sums (M, F), fresh and without a history
   * @param adjoint of the sum
   */
  static Tensor mean(Tensor x, Tensor sums, Csr edges, UnaryOperator<Tensor> adjoint) {
    Tensor value =
        NoGrad.get(() -> sums.div_(edges.degree(sums).clamp_min_(new Scalar(1)).unsqueeze(1)));
    return CustomGradient.attach(
        Order.ANY,
        value,
        List.of(x),
        List.of(
            (g, saved) ->
                adjoint.apply(g.div(edges.degree(g).clamp_min_(new Scalar(1)).unsqueeze(1)))),
        List.of());
  }

  /**
   * The largest {@code x[j]} over the edges (i, j), per feature. The gradient goes to the first
   * edge that attains it (PyTorch's {@code scatter_reduce} shares it among ties). NaN propagates.
   */
  public static Tensor max(Tensor x, Csr edges) {
    return rowwise(
        "a max over neighbours", x, edges, rows -> Extremum.MAX.ofNeighbours(rows, edges));
  }

  /** The smallest {@code x[j]} over the edges (i, j); see {@link #max}. */
  public static Tensor min(Tensor x, Csr edges) {
    return rowwise(
        "a min over neighbours", x, edges, rows -> Extremum.MIN.ofNeighbours(rows, edges));
  }

  /** The standard deviation of {@code x[j]} over the edges (i, j); see {@link Segments#std}. */
  public static Tensor std(Tensor x, Csr edges, double epsilon) {
    return deviation(mean(x, edges), mean(x.mul(x), edges), epsilon);
  }

  static Tensor deviation(Tensor mean, Tensor meanOfSquares, double epsilon) {
    return meanOfSquares.sub(mean.mul(mean)).relu().add(new Scalar(epsilon)).sqrt();
  }

  private static Tensor rowwise(String what, Tensor x, Csr edges, UnaryOperator<Tensor> operation) {
    return Features.rowwise(what, x, edges.columns(), "columns", operation);
  }
}
