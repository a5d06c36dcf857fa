package dev.erlangen.topology.smcn;

import dev.erlangen.core.Mode;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import org.bytedeco.pytorch.Tensor;

/**
 * Gives every pair the features of one of its cells: {@code h_{x,y} = h_x}, or {@code h_y}.
 *
 * @param pair which pairs
 * @param high whether of the high cell
 */
public record Broadcast(Pair pair, boolean high) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    return high
        ? Aggregation.sum(x.cells(pair.high()), pair.rows(batch).ofHigh().transpose())
        : Gather.rows(x.cells(pair.low()), pair.rows(batch).ofLow());
  }
}
