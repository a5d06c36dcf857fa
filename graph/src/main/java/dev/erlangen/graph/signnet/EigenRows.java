package dev.erlangen.graph.signnet;

import org.bytedeco.pytorch.Tensor;

/**
 * The pairs (node, eigenvector) of a batch on which φ works: M of them, those of a node consecutive
 * in ascending column. φ treats every eigenvector alike, so its features are rows, (M, ...); the
 * graph enters through sums over neighbours within the same column.
 */
public interface EigenRows {
  /** Number of pairs M. */
  long pairs();

  /** Picks the pairs of an encoding: (N, k) to (M). */
  Tensor pick(Tensor encoding);

  /** {@code y[v, i] = Σ x[u, i]} over the arcs u → v: (M, ...) to (M, ...). */
  Tensor neighbours(Tensor x);

  /** Number of neighbours u that {@link #neighbours} adds up in each pair: (M), dtype of x. */
  Tensor degree(Tensor x);

  /**
   * As {@link #neighbours}, each term divided by the square root of the product of the out-degree
   * of u and the in-degree of v.
   */
  Tensor normalisedNeighbours(Tensor x);

  /**
   * Returns the view in which each eigenvector of each graph is a set of nodes.
   *
   * @throws UnsupportedOperationException if these rows leave columns out
   */
  Sets sets();

  /** Pairs rearranged into sets of nodes, all padded to the largest graph. */
  interface Sets {
    /** (M, S, C) to (G, k·S, n, C), n being the size of the largest graph; padding is 0. */
    Tensor pack(Tensor x);

    /** (G, k·S, n, C) back to (M, S, C). */
    Tensor unpack(Tensor sets, long signs);

    /** (G, 1, 1, n) bool: which places hold a node. */
    Tensor mask();
  }

  /** Sums over the pairs of each node that belong to its graph: (M, C) to (N, C). */
  Tensor sumPerNode(Tensor x);

  /** Number of pairs that {@link #sumPerNode} adds up for each node: (N), dtype of x. */
  Tensor countPerNode(Tensor x);
}
