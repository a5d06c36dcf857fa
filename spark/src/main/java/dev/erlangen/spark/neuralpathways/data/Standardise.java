package dev.erlangen.spark.neuralpathways.data;

/**
 * {@code φ(x) = (x - mean) / std}; with {@link Scaling#none} the identity.
 *
 * @param scaling per feature
 */
public record Standardise(Scaling scaling) implements FeatureMap {
  @Override
  public String name() {
    return "standardise";
  }

  @Override
  public int dimension() {
    return scaling.mean().length;
  }

  @Override
  public void apply(float[] x, int from, double[] out, int to) {
    for (int c = 0; c < scaling.mean().length; c++) {
      out[to + c] = scaling.standard(c, x[from + c]);
    }
  }
}
