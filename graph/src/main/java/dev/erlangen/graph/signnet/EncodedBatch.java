package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of graphs with a positional encoding of its nodes.
 *
 * @param graph the graphs
 * @param encoding (N, k): eigenvectors in ascending order of the eigenvalue as columns, zero
 *     columns on the right of small graphs
 * @param rows the pairs (node, column) on which φ works
 */
public record EncodedBatch(GraphBatch graph, Tensor encoding, EigenRows rows) {
  public EncodedBatch {
    Check.that(
        encoding.dim() == 2 && encoding.size(0) == graph.nodes(),
        "an encoding of %d nodes must have shape (%d, k), got %s",
        graph.nodes(),
        graph.nodes(),
        Tensors.shape(encoding));
  }

  /** Prepares a batch with all N·k pairs, as the official code has them. */
  public static EncodedBatch padded(GraphBatch graph, Tensor encoding) {
    return new EncodedBatch(graph, encoding, new PaddedRows(graph, encoding.size(1)));
  }

  /**
   * Prepares a batch with the pairs that belong to their graph only: a masked φ computes the same
   * function in evaluation with less work; its batch statistics are those of real pairs.
   */
  public static EncodedBatch packed(GraphBatch graph, Tensor encoding) {
    return new EncodedBatch(graph, encoding, PackedRows.of(graph, (int) encoding.size(1)));
  }

  /** Returns the same batch with another encoding of as many columns. */
  public EncodedBatch with(Tensor otherEncoding) {
    return new EncodedBatch(graph, otherEncoding, rows);
  }
}
