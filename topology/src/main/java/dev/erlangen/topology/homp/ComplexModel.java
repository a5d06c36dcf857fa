package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.topology.complex.ComplexBatch;
import org.bytedeco.pytorch.Tensor;

/** A network that maps complexes to vectors: a record of tensors with a forward pass. */
public interface ComplexModel {
  /** Returns (G, out): one row per complex of the batch. */
  Tensor forward(ComplexBatch batch, Mode mode);
}
