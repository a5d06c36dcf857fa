package dev.erlangen.topology.smcn;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.homp.Gin;
import org.bytedeco.pytorch.Tensor;

/**
 * Pools pairs to low cells and sends the result along incidences: {@code h_y ← (1 + ε) h_y + Σ_{x ⊂
 * y} ⊕_{y'} h_{x,y'}}. State: {@code conv.eps}.
 *
 * @param conv a GIN, officially with the identity as its map
 * @param pair which pairs
 * @param mean whether the mean over y' is taken, else the sum
 */
public record CrossPool(Gin conv, Pair pair, boolean mean) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor low = new SubcomplexPool(pair, false, mean).forward(x, batch, mode);
    return conv.forward(low, x.cells(pair.high()), batch.incidence(pair.low(), pair.high()), mode);
  }
}
