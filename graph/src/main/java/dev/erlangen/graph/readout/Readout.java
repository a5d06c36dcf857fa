package dev.erlangen.graph.readout;

import dev.erlangen.core.autograd.Segments;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/** One vector per graph from those of its nodes; renumbering the nodes changes nothing. */
public enum Readout {
  /** Sum over the nodes. */
  SUM,
  /** Mean over the nodes. */
  MEAN,
  /** Largest value of each channel. */
  MAX;

  /** Pools node features (N, ...) to (G, ...). */
  public Tensor apply(Tensor nodes, GraphBatch batch) {
    return switch (this) {
      case SUM -> Segments.sum(nodes, batch.members());
      case MEAN -> Segments.mean(nodes, batch.members());
      case MAX -> Segments.max(nodes, batch.members());
    };
  }
}
