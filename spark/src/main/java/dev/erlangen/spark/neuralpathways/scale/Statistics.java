package dev.erlangen.spark.neuralpathways.scale;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Moments;
import dev.erlangen.spark.neuralpathways.data.Pca;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import org.bytedeco.javacpp.PointerScope;

/**
 * Statistics of the training rows in two passes, one for means and one for squares about them:
 * exact where {@code Σx² - (Σx)²} would cancel.
 */
public final class Statistics {
  private Statistics() {}

  /** Mean and deviation of the features. */
  public static Scaling features(RowTable table, Holdout holdout) {
    return scaling(table, holdout, false);
  }

  /** Mean and deviation of the targets. */
  public static Scaling targets(RowTable table, Holdout holdout) {
    return scaling(table, holdout, true);
  }

  private static Scaling scaling(RowTable table, Holdout holdout, boolean targets) {
    int n = targets ? table.targets() : table.features();
    Scaling none = Scaling.none(n);
    double[] mean = Moments.total(table.map(new Sum(none, holdout, targets, false))).mean();
    Scaling centred = new Scaling(mean, none.std());
    double[] std = Moments.total(table.map(new Sum(centred, holdout, targets, true))).mean();
    for (int c = 0; c < n; c++) {
      double root = Math.sqrt(std[c]);
      std[c] = root > 0 && Double.isFinite(root) ? root : 1;
    }
    return new Scaling(mean, std);
  }

  /**
   * Principal components of the standardised features; the largest entry of each is positive.
   *
   * @param dimension how many
   */
  public static Pca components(RowTable table, Scaling scaling, int dimension, Holdout holdout) {
    int n = table.features();
    Check.between("number of principal components", dimension, 1, n);
    double[] covariance = Moments.total(table.map(new Products(scaling, holdout))).mean();
    double[] vectors;
    try (PointerScope scope = new PointerScope()) {
      vectors = Tensors.doubles(Linalg.eigh(Tensors.of(covariance, n, n)).vectors());
    }
    double[] out = new double[dimension * n];
    for (int k = 0; k < dimension; k++) {
      double largest = 0;
      for (int c = 0; c < n; c++) {
        double v = vectors[c * n + n - 1 - k];
        largest = Math.abs(v) > Math.abs(largest) ? v : largest;
        out[k * n + c] = v;
      }
      for (int c = 0; c < n; c++) {
        out[k * n + c] *= largest < 0 ? -1 : 1;
      }
    }
    return new Pca(scaling, dimension, out);
  }

  /** Sums of standardised columns or of their squares. */
  private record Sum(Scaling scaling, Holdout holdout, boolean targets, boolean squares)
      implements BlockTask<Moments> {
    @Override
    public Moments run(Rows block) {
      int n = targets ? block.targets() : block.features();
      float[] values = targets ? block.y() : block.x();
      double[] sum = new double[n];
      long count = 0;
      for (int i = 0; i < block.count(); i++) {
        if (!holdout.has(block.ids()[i])) {
          count++;
          for (int c = 0; c < n; c++) {
            double v = scaling.standard(c, values[i * n + c]);
            sum[c] += squares ? v * v : v;
          }
        }
      }
      return new Moments(count, sum);
    }
  }

  /** Sums of products of standardised columns, (n, n). */
  private record Products(Scaling scaling, Holdout holdout) implements BlockTask<Moments> {
    @Override
    public Moments run(Rows block) {
      int n = block.features();
      double[] sum = new double[n * n];
      double[] v = new double[n];
      long count = 0;
      for (int i = 0; i < block.count(); i++) {
        if (!holdout.has(block.ids()[i])) {
          count++;
          for (int c = 0; c < n; c++) {
            v[c] = scaling.standard(c, block.x()[i * n + c]);
          }
          for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
              sum[a * n + b] += v[a] * v[b];
            }
          }
        }
      }
      return new Moments(count, sum);
    }
  }
}
