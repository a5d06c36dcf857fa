package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.ComplexBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Messages along incidences: {@code h_y ← nn((1 + ε) h_y + Σ h_x)} over the cells x of rank {@code
 * from} that lie in y, or around it if {@code from > to}. State: {@code conv}.
 *
 * @param conv a GIN
 * @param from rank of the senders
 * @param to rank of the receivers
 * @param residual whether h_y is added to the result
 */
public record IncidenceConv(Gin conv, int from, int to, boolean residual) implements CellModule {
  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor receivers = x.cells(to);
    Tensor out = conv.forward(x.cells(from), receivers, batch.incidence(from, to), mode);
    return residual ? out.add(receivers) : out;
  }
}
