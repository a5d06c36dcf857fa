package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * All N·k pairs, zero columns of small graphs included, as the official code has them: statistics
 * of batch norms count the zero columns. Sums over neighbours work on rows of all k columns at
 * once.
 */
final class PaddedRows implements EigenRows {
  private static final long[] COLUMNS = {1};

  private final GraphBatch batch;
  private final Csr arcs;
  private final long columns;
  private @Nullable Tensor weights;

  PaddedRows(GraphBatch batch, long columns) {
    this.batch = batch;
    this.arcs = batch.incoming();
    this.columns = columns;
  }

  @Override
  public long pairs() {
    return batch.nodes() * columns;
  }

  @Override
  public Tensor pick(Tensor encoding) {
    Check.that(
        encoding.size(1) == columns,
        "an encoding of %d columns is needed, got %d",
        columns,
        encoding.size(1));
    return encoding.reshape(-1);
  }

  @Override
  public Tensor neighbours(Tensor x) {
    return Aggregation.sum(x.view(batch.nodes(), -1), arcs).view(x.shape());
  }

  @Override
  public Tensor degree(Tensor x) {
    return arcs.degree(x).unsqueeze(1).expand(batch.nodes(), columns).reshape(-1);
  }

  @Override
  public Tensor normalisedNeighbours(Tensor x) {
    return Aggregation.sum(x.view(batch.nodes(), -1), arcs, weights(x)).view(x.shape());
  }

  /** A column belongs to a graph of n nodes if its number is less than n. */
  @Override
  public Tensor sumPerNode(Tensor x) {
    Tensor sizes = batch.sizes().index_select(0, batch.graphOf()).unsqueeze(1); // (N, 1)
    Tensor column = torch.arange(Tensors.scalar(columns), sizes.options());
    Tensor valid = Tensors.like(column.lt(sizes), x).unsqueeze(-1); // (N, k, 1)
    return x.view(batch.nodes(), columns, -1)
        .mul(valid)
        .sum(COLUMNS, false, new ScalarTypeOptional());
  }

  @Override
  public Tensor countPerNode(Tensor x) {
    Tensor sizes = batch.sizes().clamp_max(new Scalar(columns));
    return Tensors.like(sizes.index_select(0, batch.graphOf()), x);
  }

  @Override
  public Sets sets() {
    return new NodeSets(batch, columns);
  }

  private Tensor weights(Tensor like) {
    if (weights == null || weights.scalar_type() != like.scalar_type()) {
      Tensor in = inverseRoot(arcs, like).index_select(0, arcs.row());
      Tensor out = inverseRoot(arcs.transpose(), like).index_select(0, arcs.column());
      weights = in.mul(out);
    }
    return weights;
  }

  private static Tensor inverseRoot(Csr arcs, Tensor like) {
    return arcs.degree(like).clamp_min_(Tensors.scalar(1)).rsqrt();
  }
}
