package dev.erlangen.graph.spectral;

import java.util.Arrays;

/**
 * The dense symmetric eigenproblem of a small matrix: Householder reflections to tridiagonal form,
 * then QL steps with implicit shifts (Bowdler, Martin, Reinsch, Wilkinson 1968; the procedures
 * tred2 and tql2).
 *
 * <p>LAPACK does the same below 26 rows, but a molecule has so few that calling it costs as much as
 * the arithmetic. All inner loops run along rows, so the JVM vectorises them.
 */
final class HouseholderQl {
  private static final double EPSILON = 0x1p-53;
  private static final int STEPS = 60;

  /** A squared length that is nothing beside a matrix whose entries this class accepts. */
  private static final double NOTHING = 1e-280;

  private final int n;
  private final double[][] rows;
  private final double[][] vectors;
  private final double[] diagonal;
  private final double[] beside;
  private double largest;

  private HouseholderQl(double[] a, int n) {
    this.n = n;
    rows = new double[n][n];
    vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a, i * n, rows[i], 0, n);
      vectors[i][i] = 1;
    }
    diagonal = new double[n];
    beside = new double[n];
  }

  /**
   * Replaces the symmetric matrix {@code a} (n·n) by its eigenvectors, one per column, and returns
   * the eigenvalues, ascending.
   *
   * @param a with a norm that {@link #accepts}
   */
  static double[] eigenvectorsInColumns(double[] a, int n) {
    HouseholderQl solver = new HouseholderQl(a, n);
    solver.tridiagonalise();
    for (int l = 0; l < n; l++) {
      solver.diagonalise(l);
    }
    return solver.sortInto(a);
  }

  /** Whether squares of the entries of a matrix of this norm neither overflow nor vanish. */
  static boolean accepts(double norm) {
    return norm > 1e-100 && norm < 1e100;
  }

  /** A = Qᵀ T Q with T tridiagonal; Q is written to the rows of {@code vectors}. */
  private void tridiagonalise() {
    double[] halfNorms = new double[n];
    for (int i = n - 1; i >= 1; i--) {
      double[] v = rows[i];
      beside[i] = v[i - 1];
      double rest = dot(v, v, i - 1);
      if (rest < NOTHING) {
        continue;
      }
      double norm = rest + v[i - 1] * v[i - 1];
      double image = Math.copySign(Math.sqrt(norm), -v[i - 1]);
      double half = norm - v[i - 1] * image;
      v[i - 1] -= image;
      reflect(v, half, i);
      beside[i] = image;
      halfNorms[i] = half;
    }
    for (int i = 0; i < n; i++) {
      diagonal[i] = rows[i][i];
    }
    double[] sums = new double[n];
    for (int i = 2; i < n; i++) {
      if (halfNorms[i] != 0) {
        accumulate(rows[i], halfNorms[i], i, sums);
      }
    }
    transpose(vectors);
    System.arraycopy(beside, 1, beside, 0, n - 1);
    beside[n - 1] = 0;
  }

  /** Both sides of the leading block times {@code I - v vᵀ / half}: a rank-two update. */
  private void reflect(double[] v, double half, int size) {
    double[] p = beside; // its first entries are not in use yet
    Arrays.fill(p, 0, size, 0);
    for (int j = 0; j < size; j++) {
      if (v[j] != 0) {
        subtract(p, rows[j], -v[j], size);
      }
    }
    for (int j = 0; j < size; j++) {
      p[j] /= half;
    }
    subtract(p, v, dot(p, v, size) / (2 * half), size);
    for (int j = 0; j < size; j++) {
      if (v[j] != 0 || p[j] != 0) {
        double[] row = rows[j];
        double a = v[j];
        double b = p[j];
        for (int k = 0; k < size; k++) {
          row[k] -= a * p[k] + b * v[k];
        }
      }
    }
  }

  /** The leading block of the transposed vectors times {@code I - v vᵀ / half} from the left. */
  private void accumulate(double[] v, double half, int size, double[] sums) {
    Arrays.fill(sums, 0, size, 0);
    for (int j = 0; j < size; j++) {
      if (v[j] != 0) {
        subtract(sums, vectors[j], -v[j] / half, size);
      }
    }
    for (int j = 0; j < size; j++) {
      if (v[j] != 0) {
        subtract(vectors[j], sums, v[j], size);
      }
    }
  }

  /** QL steps until the entry beside diagonal entry {@code l} is zero to rounding. */
  private void diagonalise(int l) {
    double[] d = diagonal;
    double[] e = beside;
    // Judged by the largest entries so far, small eigenvalues beside a zero diagonal converge, too.
    largest = Math.max(largest, Math.abs(d[l]) + Math.abs(e[l]));
    for (int step = 0; step < STEPS; step++) {
      int m = l;
      while (m < n - 1
          && Math.abs(e[m]) > EPSILON * Math.max(largest, Math.abs(d[m]) + Math.abs(d[m + 1]))) {
        m++;
      }
      if (m == l) {
        return;
      }
      double shift = (d[l + 1] - d[l]) / (2 * e[l]);
      double root = Math.copySign(Math.sqrt(shift * shift + 1), shift);
      chase(d, e, l, m, d[m] - d[l] + e[l] / (shift + root));
    }
    throw new IllegalArgumentException(
        "an eigenvalue of a %d x %d operator did not converge".formatted(n, n));
  }

  /** One step on the block l..m: plane rotations from its end to its beginning. */
  private void chase(double[] d, double[] e, int l, int m, double g) {
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      double r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      double t = (d[i] - g) * s + 2 * c * b;
      p = s * t;
      d[i + 1] = g + p;
      g = c * t - b;
      rotate(vectors[i], vectors[i + 1], c, s);
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }

  private double[] sortInto(double[] a) {
    for (int i = 1; i < n; i++) {
      double value = diagonal[i];
      double[] vector = vectors[i];
      int at = i;
      for (; at > 0 && diagonal[at - 1] > value; at--) {
        diagonal[at] = diagonal[at - 1];
        vectors[at] = vectors[at - 1];
      }
      diagonal[at] = value;
      vectors[at] = vector;
    }
    for (int i = 0; i < n; i++) {
      double[] vector = vectors[i];
      for (int k = 0; k < n; k++) {
        a[k * n + i] = vector[k];
      }
    }
    return diagonal;
  }

  private static void transpose(double[][] square) {
    for (int i = 1; i < square.length; i++) {
      for (int j = 0; j < i; j++) {
        double entry = square[i][j];
        square[i][j] = square[j][i];
        square[j][i] = entry;
      }
    }
  }

  private static void rotate(double[] x, double[] y, double c, double s) {
    for (int k = 0; k < x.length; k++) {
      double below = y[k];
      double above = x[k];
      y[k] = s * above + c * below;
      x[k] = c * above - s * below;
    }
  }

  private static void subtract(double[] from, double[] what, double times, int length) {
    for (int k = 0; k < length; k++) {
      from[k] -= times * what[k];
    }
  }

  private static double dot(double[] x, double[] y, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
