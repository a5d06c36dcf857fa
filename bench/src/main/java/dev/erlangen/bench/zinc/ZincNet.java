package dev.erlangen.bench.zinc;

import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.gine.SpectralInput;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network on a batch of a {@link BatchFile}. */
sealed interface ZincNet {
  /** The record of tensors. */
  Object model();

  /** Prepares a batch; what is returned gives the predictions (G, 1) of a model. */
  Function<Mode, Tensor> on(Map<String, Tensor> fields, GraphBatch graphs, ScalarType type);

  /** A network on the first k eigenvectors. */
  record Padded(MoleculeNet model, boolean packed) implements ZincNet {
    @Override
    public Function<Mode, Tensor> on(
        Map<String, Tensor> fields, GraphBatch graphs, ScalarType type) {
      Tensor encoding = BatchFile.field(fields, "pos_enc").to(type);
      EncodedBatch batch =
          packed ? EncodedBatch.packed(graphs, encoding) : EncodedBatch.padded(graphs, encoding);
      return mode -> model.forward(batch, mode).prediction();
    }
  }

  /** A network on all eigenvectors. */
  record AllPairs(SignNetGine model) implements ZincNet {
    @Override
    public Function<Mode, Tensor> on(
        Map<String, Tensor> fields, GraphBatch graphs, ScalarType type) {
      SpectralInput input =
          SpectralInput.of(
              graphs,
              graphs.nodeTypes(),
              graphs.arcTypes(),
              BatchFile.field(fields, "eigen_vectors_flat").to(type),
              torch.zeros(
                  new long[] {graphs.nodes()},
                  Tensors.optionsOf(BatchFile.field(fields, "pos_enc"))));
      return mode -> model.forward(input, mode).prediction();
    }
  }
}
