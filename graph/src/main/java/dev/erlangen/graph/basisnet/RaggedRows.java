package dev.erlangen.graph.basisnet;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import org.bytedeco.pytorch.Tensor;

/**
 * Eigenspaces of graphs of different sizes.
 *
 * @param spaces rows are spaces, columns the rows (space, node)
 */
record RaggedRows(Csr spaces) implements SpaceRows {
  @Override
  public long rows() {
    return spaces.columns();
  }

  @Override
  public Tensor mean(Tensor rows) {
    return Segments.mean(rows, spaces);
  }

  @Override
  public Tensor spread(Tensor values) {
    return Gather.rows(values, spaces);
  }
}
