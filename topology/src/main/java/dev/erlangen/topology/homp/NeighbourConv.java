package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.Bridged;
import dev.erlangen.topology.complex.ComplexBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Messages between cells of one rank: along the adjacency through cells of rank {@code via > rank},
 * or the coadjacency through cells of rank {@code via < rank}. State: {@code conv}.
 *
 * @param conv any GIN
 * @param rank of the cells
 * @param via rank of the bridges
 * @param residual whether the cells are added to the result
 */
public record NeighbourConv(Gin conv, int rank, int via, boolean residual) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor cells = x.cells(rank);
    Bridged neighbours = batch.neighbours(rank, via);
    Tensor out =
        conv.needsBridge()
            ? conv.forward(cells, x.cells(via), neighbours, mode)
            : conv.forward(cells, cells, neighbours.edges(), mode);
    return residual ? out.add(cells) : out;
  }
}
