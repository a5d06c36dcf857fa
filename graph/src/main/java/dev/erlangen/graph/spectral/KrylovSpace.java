package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Thick-restart Lanczos (Wu and Simon 2000) with full reorthogonalisation for the smallest
 * eigenpairs of a sparse operator, restricted to the orthogonal complement of given vectors.
 */
final class KrylovSpace {
  private static final double BREAKDOWN = 1e-14;

  private final SymmetricOperator operator;
  private final List<double[]> excluded;
  private final SplittableRandom random;
  private final double norm;
  private final int n;
  private final double[][] basis;
  private final double[][] projected;

  KrylovSpace(
      SymmetricOperator operator, List<double[]> excluded, int dimension, SplittableRandom random) {
    this.operator = operator;
    this.excluded = excluded;
    this.random = random;
    this.norm = Math.max(operator.norm(), Double.MIN_NORMAL);
    this.n = operator.size();
    int size = Math.min(dimension, n - excluded.size());
    this.basis = new double[size + 1][];
    this.projected = new double[size][size];
  }

  /** An eigenvalue and its unit eigenvector. */
  record Pair(double value, double[] vector) {}

  /**
   * Returns the {@code wanted} smallest pairs, or all of the complement if it is smaller.
   *
   * @param limit largest number of restarts
   */
  List<Pair> smallest(int wanted, double tolerance, int limit) {
    int size = projected.length;
    int count = Math.min(wanted, size);
    int kept = 0;
    basis[0] = fresh(0);
    for (int restart = 0; restart < limit; restart++) {
      double beta = 0;
      for (int j = kept; j < size; j++) {
        beta = expand(j);
      }
      double[] ritz = flat();
      double[] values = Lapack.eigenvectorsInRows(ritz, size);
      boolean converged = true;
      for (int i = 0; i < count; i++) {
        converged &= Math.abs(beta * ritz[i * size + size - 1]) <= tolerance * norm;
      }
      if (converged) {
        double[][] vectors = combine(ritz, count);
        return IntStream.range(0, count).mapToObj(i -> new Pair(values[i], vectors[i])).toList();
      }
      kept = Math.min(size - 1, count + (size - count) / 3);
      restart(values, combine(ritz, kept));
    }
    throw new IllegalArgumentException(
        "the %d smallest eigenpairs of an operator of %d rows did not converge in %d restarts; ask"
                .formatted(wanted, n, limit)
            + " for the full decomposition, or for fewer pairs");
  }

  /** Adds A basis[j] to the space and returns the norm of its new part. */
  private double expand(int j) {
    double[] w = new double[n];
    operator.apply(basis[j], w);
    for (int pass = 0; pass < 2; pass++) {
      for (double[] q : excluded) {
        Vectors.subtract(w, q, Vectors.dot(w, q));
      }
      for (int i = 0; i <= j; i++) {
        double h = Vectors.dot(w, basis[i]);
        Vectors.subtract(w, basis[i], h);
        projected[i][j] = pass == 0 ? h : projected[i][j] + h;
        projected[j][i] = projected[i][j];
      }
    }
    double beta = Math.sqrt(Vectors.dot(w, w));
    if (j + 1 == n - excluded.size()) {
      return 0;
    }
    if (beta <= BREAKDOWN * norm) {
      // The space is invariant: what lies outside is only reached from a new vector.
      basis[j + 1] = fresh(j + 1);
      return 0;
    }
    Vectors.scale(w, 1 / beta);
    basis[j + 1] = w;
    return beta;
  }

  private void restart(double[] values, double[][] ritzVectors) {
    int kept = ritzVectors.length;
    for (double[] row : projected) {
      Arrays.fill(row, 0);
    }
    double[] last = basis[projected.length];
    for (int i = 0; i < kept; i++) {
      basis[i] = ritzVectors[i];
      projected[i][i] = values[i];
    }
    basis[kept] = last == null ? fresh(kept) : last;
  }

  /**
   * A random unit vector orthogonal to the excluded and to the first {@code count} of the basis.
   */
  private double[] fresh(int count) {
    double[] w = random.doubles(n, -1, 1).toArray();
    for (int pass = 0; pass < 2; pass++) {
      for (double[] q : excluded) {
        Vectors.subtract(w, q, Vectors.dot(w, q));
      }
      for (int i = 0; i < count; i++) {
        Vectors.subtract(w, basis[i], Vectors.dot(w, basis[i]));
      }
      double length = Math.sqrt(Vectors.dot(w, w));
      Check.that(length > 0, "no direction is left in a space of %d dimensions", n);
      Vectors.scale(w, 1 / length);
    }
    return w;
  }

  private double[] flat() {
    int size = projected.length;
    double[] flat = new double[size * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(projected[i], 0, flat, i * size, size);
    }
    return flat;
  }

  private double[][] combine(double[] coefficients, int count) {
    int size = projected.length;
    double[][] out = new double[count][n];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        Vectors.subtract(out[i], basis[j], -coefficients[i * size + j]);
      }
    }
    return out;
  }
}
