package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of graphs with a positional encoding of its nodes.
 *
 * @param graph the graphs
 * @param arcs its arcs, rows = destinations, in the order of the batch
 * @param encoding (N, k): eigenvectors in ascending order of the eigenvalue as columns, zero columns
 *     on the right of small graphs
 * @param rows the pairs (node, column) on which φ works
 */
public record EncodedBatch(GraphBatch graph, Csr arcs, Tensor encoding, EigenRows rows) {

  /** Prepares a batch with all N·k pairs, as the official code has them. */
  public static EncodedBatch padded(GraphBatch graph, Tensor encoding) {
    Csr arcs = arcs(graph, encoding);
    return new EncodedBatch(
        graph, arcs, encoding, new PaddedRows(graph, arcs, encoding.size(1)));
  }

  /**
   * Prepares a batch with the pairs that belong to their graph only: a masked φ computes the same
   * function in evaluation with less work; its batch statistics are those of real pairs.
   */
  public static EncodedBatch packed(GraphBatch graph, Tensor encoding) {
    return new EncodedBatch(
        graph,
        arcs(graph, encoding),
        encoding,
        PackedRows.of(graph, (int) encoding.size(1)));
  }

  private static Csr arcs(GraphBatch graph, Tensor encoding) {
    Check.that(
        encoding.dim() == 2 && encoding.size(0) == graph.nodes(),
        "an encoding of %d nodes must have shape (%d, k), got %s",
        graph.nodes(),
        graph.nodes(),
        Tensors.shape(encoding));
    int nodes = (int) graph.nodes();
    return Csr.of(nodes, nodes, Tensors.longs(graph.destination()), Tensors.longs(graph.source()));
  }

  /** Returns the same batch with another encoding of as many columns. */
  public EncodedBatch with(Tensor otherEncoding) {
    return new EncodedBatch(graph, arcs, otherEncoding, rows);
  }
}
