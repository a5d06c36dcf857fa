package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.ComplexBatch;
import org.bytedeco.pytorch.Tensor;

/** A part of a layer: computes new features of one target from the present cochains. */
public interface CellModule {
  /**
   * Returns the new features of the module's target, which the layer names: (N_r, D) for cells of
   * rank r, (P, D) for pairs.
   */
  Tensor forward(Cochains x, ComplexBatch batch, Mode mode);
}
