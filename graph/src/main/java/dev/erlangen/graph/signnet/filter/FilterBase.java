package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Mode;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/** The network that is to express the filter; positional features are part of its input. */
public interface FilterBase {
  /** Maps node features (n, in) to predictions (n, out); a network on sets ignores the graph. */
  Tensor forward(Tensor x, GraphBatch graph, Mode mode);
}
