package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;

/**
 * Principal components of the standardised features, {@code φ(x) = C (x - mean)/std}.
 *
 * @param scaling per feature
 * @param dimension d
 * @param components C, (d, n) row-major, orthonormal rows
 */
public record Pca(Scaling scaling, int dimension, double[] components) implements FeatureMap {
  public Pca {
    Check.between("dimension", dimension, 1, scaling.mean().length);
    Check.that(
        components.length == dimension * scaling.mean().length,
        "%d components of %d features, got %d values",
        dimension,
        scaling.mean().length,
        components.length);
  }

  @Override
  public String name() {
    return "pca";
  }

  @Override
  public void apply(float[] x, int from, double[] out, int to) {
    int n = scaling.mean().length;
    for (int k = 0; k < dimension; k++) {
      double sum = 0;
      for (int c = 0; c < n; c++) {
        sum += components[k * n + c] * scaling.standard(c, x[from + c]);
      }
      out[to + k] = sum;
    }
  }
}
