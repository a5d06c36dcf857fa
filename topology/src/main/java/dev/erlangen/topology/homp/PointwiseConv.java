package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.nn.Chain;
import org.bytedeco.pytorch.Tensor;

/**
 * A map of every cell by itself. State: {@code mlp}.
 *
 * @param mlp the map
 * @param rank of the cells
 * @param residual whether the cells are added to the result
 */
public record PointwiseConv(Chain mlp, int rank, boolean residual) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor cells = x.cells(rank);
    Tensor out = mlp.forward(cells, mode);
    return residual ? out.add(cells) : out;
  }
}
