package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import org.bytedeco.pytorch.Tensor;

/**
 * The rows of a stack of B eigenspaces: row (space, node), the nodes of a space consecutive. What
 * an equivariant layer needs of them is the mean over the nodes of each space and its way back.
 */
public interface SpaceRows {
  /** Number of rows R. */
  long rows();

  /** Means over the nodes of each space: (R, C) to (B, C). */
  Tensor mean(Tensor rows);

  /** Gives every node of a space the space's value: (B, C) to (R, C). */
  Tensor spread(Tensor spaces);

  /** Returns the rows of B spaces of one graph with n nodes. */
  static SpaceRows of(long spaces, long nodes) {
    return new Even(
        Check.positive("number of eigenspaces", spaces), Check.positive("nodes", nodes));
  }

  /** Spaces of equally many nodes, where a view does. */
  record Even(long spaces, long nodes) implements SpaceRows {
    @Override
    public long rows() {
      return spaces * nodes;
    }

    @Override
    public Tensor mean(Tensor rows) {
      return rows.view(spaces, nodes, rows.size(-1)).mean(1);
    }

    @Override
    public Tensor spread(Tensor values) {
      long channels = values.size(-1);
      return values.unsqueeze(1).expand(spaces, nodes, channels).reshape(-1, channels);
    }
  }
}
