package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import org.bytedeco.pytorch.Tensor;

/**
 * A graph with all its eigenvectors.
 *
 * @param graph n nodes
 * @param spectrum eigenvalues and eigenspaces
 * @param vectors (n, n)
 */
record SubstructureSample(Graph graph, SpectralDecomposition spectrum, Tensor vectors) {
  SubstructureSample with(Tensor others) {
    return new SubstructureSample(graph, spectrum, others);
  }
}
