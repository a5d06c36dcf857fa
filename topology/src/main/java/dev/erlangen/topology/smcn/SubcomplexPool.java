package dev.erlangen.topology.smcn;

import dev.erlangen.core.Mode;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import org.bytedeco.pytorch.Tensor;

/**
 * Pools pairs to cells: {@code h_x = ⊕_y h_{x,y}}, or {@code h_y = ⊕_x h_{x,y}}.
 *
 * @param pair which pairs
 * @param high whether to the high cells
 * @param mean whether the mean is taken, else the sum
 */
public record SubcomplexPool(Pair pair, boolean high, boolean mean) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor pairs = pair.of(x);
    if (high) {
      Csr rows = pair.rows(batch).ofHigh();
      return mean ? Aggregation.mean(pairs, rows) : Aggregation.sum(pairs, rows);
    }
    Csr rows = pair.rows(batch).ofLow();
    return mean ? Segments.mean(pairs, rows) : Segments.sum(pairs, rows);
  }
}
