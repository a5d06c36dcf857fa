package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.mcn.Mcn;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A network that maps complexes to vectors, whether it takes batches or one at a time. */
sealed interface Separator {
  /** Returns (G, out). */
  Tensor outputs(List<TypedComplex> complexes, Mode mode);

  /** A network on batches. */
  record Batched(@Name("") ComplexModel net) implements Separator {
    @Override
    public Tensor outputs(List<TypedComplex> complexes, Mode mode) {
      return net.forward(ComplexBatch.of(complexes), mode);
    }
  }

  /** A multi-cellular network with an invariant last layer. */
  record Single(@Name("") Mcn net) implements Separator {
    @Override
    public Tensor outputs(List<TypedComplex> complexes, Mode mode) {
      return Tensors.stack(
          0,
          complexes.stream()
              .map(c -> net.forward(c.complex(), mode).get(0))
              .toArray(Tensor[]::new));
    }
  }
}
