package dev.erlangen.graph.encoding;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Truncation;

/**
 * Eigenvectors of the k smallest non-zero eigenvalues of a Laplacian, zero-padded (Dwivedi et al.
 * 2020). The sign of each column, and the basis of a repeated eigenvalue, are arbitrary: a network
 * must be made indifferent to them.
 *
 * @param type the Laplacian
 * @param k number of columns
 */
public record LaplacianEncoding(LaplacianType type, int k) implements NodeEncoding {
  public LaplacianEncoding {
    Check.positive("k", k);
  }

  @Override
  public int columns() {
    return k;
  }

  @Override
  public double[] of(Graph graph) {
    return SpectralDecomposition.of(graph, type).truncate(Truncation.smallest(k)).vectors();
  }
}
