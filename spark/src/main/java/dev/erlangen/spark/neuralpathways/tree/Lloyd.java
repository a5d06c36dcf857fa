package dev.erlangen.spark.neuralpathways.tree;

import java.io.Serializable;
import java.util.List;

/** Steps of Lloyd's k-means in double precision. */
public final class Lloyd {
  private Lloyd() {}

  /** {@code ‖a - b‖²} of d values from the given places. */
  static double squaredDistance(double[] a, int atA, double[] b, int atB, int d) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double diff = a[atA + j] - b[atB + j];
      sum += diff * diff;
    }
    return sum;
  }

  /** Returns the nearest of k centres, ties to the first. */
  static int nearest(double[] centres, int k, double[] x, int at, int d) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < k; c++) {
      double distance = squaredDistance(centres, c * d, x, at, d);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  /**
   * What some rows say about the centres.
   *
   * @param count rows per centre
   * @param sum of these rows, (k, d)
   */
  record Sums(long[] count, double[] sum) implements Serializable {
    static Sums zero(int k, int d) {
      return new Sums(new long[k], new double[k * d]);
    }

    /** Adds one row to centre c. */
    void add(int c, double[] x, int at, int d) {
      count[c]++;
      for (int j = 0; j < d; j++) {
        sum[c * d + j] += x[at + j];
      }
    }

    /** Adds up what several blocks say, in their order. */
    static Sums total(List<Sums> parts, int k, int d) {
      Sums out = zero(k, d);
      for (Sums part : parts) {
        for (int i = 0; i < k; i++) {
          out.count[i] += part.count[i];
        }
        for (int i = 0; i < k * d; i++) {
          out.sum[i] += part.sum[i];
        }
      }
      return out;
    }

    /** Returns the means; a centre without rows stays where it is. */
    double[] means(double[] centres, int first, int k, int d) {
      double[] out = new double[k * d];
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d; j++) {
          long n = count[first + c];
          out[c * d + j] = n == 0 ? centres[c * d + j] : sum[(first + c) * d + j] / n;
        }
      }
      return out;
    }
  }

  /**
   * Centres and which of them is nearest to every row.
   *
   * @param centres (k, d)
   * @param assignment (N)
   */
  public record Result(double[] centres, int[] assignment) {}

  /**
   * Runs a fixed number of iterations: assign every row to the nearest centre, then replace each
   * centre by the mean of its rows; an empty centre stays.
   *
   * @param x rows, (N, d)
   * @param start centres to start from, (k, d)
   */
  public static Result run(double[] x, int d, double[] start, int iterations) {
    int k = start.length / d;
    int n = x.length / d;
    double[] centres = start.clone();
    for (int i = 0; i < iterations; i++) {
      Sums sums = Sums.zero(k, d);
      for (int r = 0; r < n; r++) {
        sums.add(nearest(centres, k, x, r * d, d), x, r * d, d);
      }
      centres = sums.means(centres, 0, k, d);
    }
    int[] assignment = new int[n];
    for (int r = 0; r < n; r++) {
      assignment[r] = nearest(centres, k, x, r * d, d);
    }
    return new Result(centres, assignment);
  }
}
