package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * What a filter network reads.
 *
 * @param graph one graph of n nodes
 * @param vectors eigenvectors (n, k), one per column
 * @param values eigenvalues (k)
 * @param signal input signal (n, s)
 */
public record FilterInput(GraphBatch graph, Tensor vectors, Tensor values, Tensor signal) {
  public FilterInput {
    Check.that(
        vectors.dim() == 2 && vectors.size(1) == values.numel(),
        "one eigenvalue per eigenvector is needed, got %d for vectors of shape %s",
        values.numel(),
        Tensors.shape(vectors));
    Check.that(
        vectors.size(0) == signal.size(0),
        "eigenvectors have %d nodes, the signal has %d",
        vectors.size(0),
        signal.size(0));
  }

  /** The eigenvalues on every node, (n, k). */
  Tensor spreadValues() {
    return values.unsqueeze(0).expand_as(vectors);
  }
}
