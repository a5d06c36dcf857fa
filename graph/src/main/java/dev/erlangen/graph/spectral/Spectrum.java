package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * The eigenpairs of one graph as a network reads them: k columns, of which the first {@code count}
 * hold eigenvectors and the rest zeros.
 *
 * @param nodes n
 * @param columns k
 * @param count number of columns that hold an eigenvector
 * @param values k eigenvalues, 0 in the padding
 * @param vectors n x k, row-major, 0 in the padding
 * @param eigenspaces the spaces of the first {@code count} columns, in order and without gaps
 * @param ambiguities the spaces among them whose basis is arbitrary
 */
public record Spectrum(
    int nodes,
    int columns,
    int count,
    double[] values,
    double[] vectors,
    List<Eigenspace> eigenspaces,
    List<Ambiguity> ambiguities) {

  public Spectrum {
    Check.positive("nodes", nodes);
    Check.between("count", count, 0, columns);
    Check.that(values.length == columns, "%d eigenvalues needed, got %d", columns, values.length);
    Check.that(
        vectors.length == (long) nodes * columns,
        "%d x %d eigenvectors need %d entries, got %d",
        nodes,
        columns,
        (long) nodes * columns,
        vectors.length);
    eigenspaces = List.copyOf(eigenspaces);
    ambiguities = List.copyOf(ambiguities);
    int next = 0;
    for (Eigenspace space : eigenspaces) {
      Check.that(space.first() == next, "eigenspaces must follow one another without gaps");
      next = space.end();
    }
    Check.that(next == count, "eigenspaces cover %d columns of %d", next, count);
  }

  static Spectrum select(
      SpectralDecomposition all, List<Eigenspace> chosen, int k, List<Ambiguity> ambiguities) {
    int n = all.nodes();
    double[] values = new double[k];
    Check.that(
        (long) n * k <= Integer.MAX_VALUE - 8, "%d columns on %d nodes do not fit an array", k, n);
    double[] vectors = new double[n * k];
    List<Eigenspace> spaces = new ArrayList<>(chosen.size());
    int column = 0;
    for (Eigenspace space : chosen) {
      spaces.add(new Eigenspace(column, space.dimension(), space.value()));
      for (int j = space.first(); j < space.end(); j++, column++) {
        values[column] = all.values()[j];
        for (int i = 0; i < n; i++) {
          vectors[i * k + column] = all.vector(i, j);
        }
      }
    }
    return new Spectrum(n, k, column, values, vectors, spaces, ambiguities);
  }

  /** Entry of eigenvector {@code column} at {@code node}. */
  public double vector(int node, int column) {
    return vectors[node * columns + column];
  }

  /** Returns one sentence per space whose basis is arbitrary; empty if there is none. */
  public List<String> warnings() {
    return ambiguities.stream().map(Ambiguity::toString).toList();
  }

  /**
   * Returns the orthogonal projector onto a space, {@code V Vᵀ} of its columns, n x n row-major. It
   * does not depend on the basis.
   */
  public double[] projector(Eigenspace space) {
    double[] projector = new double[Math.multiplyExact(nodes, nodes)];
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        double sum = 0;
        for (int c = space.first(); c < space.end(); c++) {
          sum += vector(i, c) * vector(j, c);
        }
        projector[i * nodes + j] = sum;
      }
    }
    return projector;
  }
}
