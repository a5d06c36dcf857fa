package dev.erlangen.geometry.cgenn.data;

/** Small dense matrices by elimination with pivoting. */
final class Planes {
  private Planes() {}

  /** The determinant; the matrix is destroyed. */
  static double determinant(double[][] m) {
    double det = 1;
    for (int c = 0; c < m.length; c++) {
      int best = pivot(m, c, c);
      if (m[best][c] == 0) {
        return 0;
      }
      if (best != c) {
        double[] swap = m[best];
        m[best] = m[c];
        m[c] = swap;
        det = -det;
      }
      det *= m[c][c];
      for (int r = c + 1; r < m.length; r++) {
        subtract(m[r], m[c], m[r][c] / m[c][c], c);
      }
    }
    return det;
  }

  /**
   * A unit vector that is orthogonal to n-1 vectors; zero if they are dependent.
   *
   * @param rows (n-1, n), destroyed
   */
  static double[] normal(double[][] rows, int n) {
    int[] column = new int[n - 1];
    boolean[] used = new boolean[n];
    for (int r = 0; r < n - 1; r++) {
      int best = -1;
      for (int c = 0; c < n; c++) {
        if (!used[c] && (best < 0 || Math.abs(rows[r][c]) > Math.abs(rows[r][best]))) {
          best = c;
        }
      }
      if (rows[r][best] == 0) {
        return new double[n];
      }
      column[r] = best;
      used[best] = true;
      for (int other = 0; other < n - 1; other++) {
        if (other != r) {
          subtract(rows[other], rows[r], rows[other][best] / rows[r][best], 0);
        }
      }
    }
    int free = 0;
    while (used[free]) {
      free++;
    }
    double[] normal = new double[n];
    normal[free] = 1;
    double square = 1;
    for (int r = 0; r < n - 1; r++) {
      normal[column[r]] = -rows[r][free] / rows[r][column[r]];
      square += normal[column[r]] * normal[column[r]];
    }
    for (int c = 0; c < n; c++) {
      normal[c] /= Math.sqrt(square);
    }
    return normal;
  }

  private static int pivot(double[][] m, int from, int c) {
    int best = from;
    for (int r = from + 1; r < m.length; r++) {
      best = Math.abs(m[r][c]) > Math.abs(m[best][c]) ? r : best;
    }
    return best;
  }

  private static void subtract(double[] from, double[] row, double factor, int first) {
    for (int c = first; c < row.length; c++) {
      from[c] -= factor * row[c];
    }
  }
}
