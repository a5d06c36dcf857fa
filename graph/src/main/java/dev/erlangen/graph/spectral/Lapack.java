package dev.erlangen.graph.spectral;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import dev.erlangen.core.Check;

/** The dense symmetric eigenproblem through LAPACK (divide and conquer, dsyevd). */
final class Lapack {
  private Lapack() {}

  /**
   * Replaces the symmetric matrix {@code a} (n·n) by its eigenvectors, one per row, and returns the
   * eigenvalues, ascending. On one BLAS thread: the bits must not depend on the number of threads.
   */
  static double[] eigenvectorsInRows(double[] a, int n) {
    double[] values = new double[n];
    int info =
        SingleBlasThread.call(
            () -> LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, a, n, values));
    Check.that(info == 0, "LAPACK could not decompose a %d x %d operator (info %d)", n, n, info);
    return values;
  }

  /** Returns the transpose of an n x n row-major matrix. */
  static double[] transposed(double[] a, int n) {
    double[] t = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        t[j * n + i] = a[i * n + j];
      }
    }
    return t;
  }
}
