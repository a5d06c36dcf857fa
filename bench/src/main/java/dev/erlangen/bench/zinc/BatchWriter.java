package dev.erlangen.bench.zinc;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.molecule.EmbeddedMolecules;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Writes batches of molecules as {@code bench/peers/zinc_data.py} does: batch i holds molecules [i
 * B, (i + 1) B). Of ZINC-12k where it is at hand, otherwise of the embedded molecules.
 *
 * @param set the molecules
 * @param preset sizes
 */
record BatchWriter(GraphDataset set, Preset preset) {
  static BatchWriter of(Preset preset) {
    boolean here = DataStore.standard().has(Catalog.standard().entry("zinc"));
    return new BatchWriter(
        Datasets.standard().graphs(here ? "zinc" : EmbeddedMolecules.NAME), preset);
  }

  /** What the batches are made of. */
  String label() {
    return set.name();
  }

  /** Writes {@code count} batches. */
  void write(Path file, int count) throws IOException {
    int size = preset.batch();
    List<Graph> graphs = set.train().subList(0, Math.min(count * size, set.train().size()));
    int batches = graphs.size() / size;
    Check.positive("batches of " + size + " molecules", batches);
    List<SpectralDecomposition> spectra = SpectralDecomposition.of(graphs, LaplacianType.SYMMETRIC);
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (int i = 0; i < batches; i++) {
        BatchColumns columns = new BatchColumns(preset.eigenvectors());
        for (int j = i * size; j < (i + 1) * size; j++) {
          columns.add(graphs.get(j), spectra.get(j));
        }
        String prefix = "batch." + i + ".";
        columns.tensors().forEach((name, t) -> tensors.put(prefix + name, t));
      }
      SafeTensors.write(
          file,
          tensors,
          Map.of(
              "batch", Integer.toString(size),
              "k", Integer.toString(preset.eigenvectors()),
              "count", Integer.toString(batches)));
    }
  }
}
