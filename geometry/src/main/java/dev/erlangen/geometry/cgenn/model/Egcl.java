package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Rng;
import dev.erlangen.geometry.cgenn.layer.Multivectors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Message passing of multivectors: {@code m_ij = φ(h_i - h_j, e_ij)}, {@code h_i' = h_i + ψ(h_i,
 * mean_j m_ij)}.
 *
 * <p>State: {@code edge_model}, {@code node_model}.
 */
public record Egcl(boolean residual, CeMlp edgeModel, CeMlp nodeModel) {

  /**
   * Sizes.
   *
   * @param hidden channels of the nodes
   * @param edge channels of the arcs
   * @param residual whether h_i is added
   */
  public record Config(
      long hidden, long edge, boolean residual, GradePaths paths, @Nullable Double normalization) {
    private static final int BLOCKS = 2;

    /** Fresh parameters. */
    public Egcl init(Rng rng) {
      return new Egcl(
          residual,
          new CeMlp.Config(hidden + edge, hidden, hidden, BLOCKS, paths, normalization).init(rng),
          new CeMlp.Config(2 * hidden, hidden, hidden, BLOCKS, paths, normalization).init(rng));
    }
  }

  /** Maps nodes (N, H, 2^n) with arcs (E, edge, 2^n) to the same shape. */
  public Tensor forward(Tensor h, Tensor edge, Arcs arcs, CliffordAlgebra algebra) {
    Tensor difference = arcs.atRows(h).sub(arcs.atColumns(h));
    Tensor messages = edgeModel.forward(Multivectors.cat(difference, edge), algebra);
    Tensor update = nodeModel.forward(Multivectors.cat(h, arcs.meanAtRows(messages)), algebra);
    return residual ? h.add(update) : update;
  }
}
