package dev.erlangen.graph.signnet;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The nodes of each graph of a batch side by side, padded to the largest graph. */
final class NodeSets implements EigenRows.Sets {
  private final long graphs;
  private final long nodes;
  private final long columns;
  private final long largest;
  private final Tensor slot;
  private final Tensor mask;

  NodeSets(GraphBatch batch, long columns) {
    this.graphs = batch.graphs();
    this.nodes = batch.nodes();
    this.columns = columns;
    Tensor sizes = batch.sizes();
    this.largest = sizes.max().item_long();
    Tensor first = batch.pointers().narrow(0, 0, graphs).index_select(0, batch.graphOf());
    Tensor place = torch.arange(Tensors.scalar(nodes), sizes.options()).sub(first);
    this.slot = batch.graphOf().mul(new Scalar(largest)).add(place); // (N)
    Tensor places = torch.arange(Tensors.scalar(largest), sizes.options());
    this.mask = places.lt(sizes.unsqueeze(1)).view(graphs, 1, 1, largest);
  }

  @Override
  public Tensor pack(Tensor x) {
    Tensor rows = x.reshape(nodes, -1); // (N, k·S·C)
    Tensor padded =
        torch
            .zeros(new long[] {graphs * largest, rows.size(1)}, Tensors.optionsOf(x))
            .index_copy(0, slot, rows);
    return padded
        .view(graphs, largest, columns * x.size(1), x.size(2))
        .transpose(1, 2)
        .contiguous();
  }

  @Override
  public Tensor unpack(Tensor sets, long signs) {
    long channels = sets.size(-1);
    return sets.transpose(1, 2)
        .reshape(graphs * largest, -1)
        .index_select(0, slot)
        .view(nodes * columns, signs, channels);
  }

  @Override
  public Tensor mask() {
    return mask;
  }
}
