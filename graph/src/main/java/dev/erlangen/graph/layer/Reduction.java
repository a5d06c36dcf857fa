package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import org.bytedeco.pytorch.Tensor;

/** How the messages to one node become one; without messages all give 0. */
public enum Reduction {
  /** Sum. */
  SUM,
  /** Arithmetic mean. */
  MEAN,
  /** Largest value of each channel. */
  MAX,
  /** Smallest value of each channel. */
  MIN;

  /** Reduces the features of the neighbours: (N, ...) to (N, ...). */
  public Tensor ofNeighbours(Tensor x, Csr edges) {
    return switch (this) {
      case SUM -> Aggregation.sum(x, edges);
      case MEAN -> Aggregation.mean(x, edges);
      case MAX -> Aggregation.max(x, edges);
      case MIN -> Aggregation.min(x, edges);
    };
  }

  /** Reduces messages on the edges: (E, ...) to (N, ...). */
  public Tensor ofEdges(Tensor messages, Csr edges) {
    return switch (this) {
      case SUM -> Segments.sum(messages, edges);
      case MEAN -> Segments.mean(messages, edges);
      case MAX -> Segments.max(messages, edges);
      case MIN -> Segments.min(messages, edges);
    };
  }
}
