package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.BatchEigenspaces;
import dev.erlangen.graph.basisnet.SpaceMaps;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.SpectrumTensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Graphs with all that a network may read of their spectra.
 *
 * @param encoded graphs with eigenvectors
 * @param spaces eigenspaces
 */
record SubstructureBatch(EncodedBatch encoded, BatchEigenspaces spaces) {
  static SubstructureBatch of(SubstructureData data, int[] which, Device device, ScalarType type) {
    List<Graph> graphs = new ArrayList<>();
    List<Spectrum> spectra = new ArrayList<>();
    List<SpaceMaps> maps = new ArrayList<>();
    for (int i : which) {
      graphs.add(data.graphs().get(i));
      spectra.add(data.spectra().get(i));
      maps.add(data.maps().get(i));
    }
    Tensor vectors = SpectrumTensors.of(spectra).vectors().to(device, type);
    GraphBatch batch = GraphBatch.of(graphs);
    return new SubstructureBatch(EncodedBatch.packed(batch, vectors), BatchEigenspaces.of(maps));
  }

  /** Targets (G, 7), NaN where missing. */
  Tensor targets(Tensor like) {
    return Tensors.like(encoded.graph().targets(), like);
  }
}
