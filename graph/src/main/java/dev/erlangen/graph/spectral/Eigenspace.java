package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;

/**
 * The columns {@code first .. first + dimension - 1} of a list of eigenvectors that belong to one
 * eigenvalue. A basis of it is defined up to an orthogonal change of basis, O(dimension).
 *
 * @param first first column
 * @param dimension multiplicity of the eigenvalue, at least 1
 * @param value mean of the eigenvalues found
 */
public record Eigenspace(int first, int dimension, double value) {
  public Eigenspace {
    Check.notNegative("first", first);
    Check.positive("dimension", dimension);
  }

  /** First column after this space. */
  public int end() {
    return first + dimension;
  }
}
