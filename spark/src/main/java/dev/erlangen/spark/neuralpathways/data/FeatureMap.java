package dev.erlangen.spark.neuralpathways.data;

import java.io.Serializable;

/** What a row is routed by: {@code φ(x)}, computed in double precision. */
public interface FeatureMap extends Serializable {
  /** Name in the manifest. */
  String name();

  /** Number d of routing features. */
  int dimension();

  /** Writes {@code φ} of the row that starts at {@code x[from]} to {@code out[to…to+d)}. */
  void apply(float[] x, int from, double[] out, int to);

  /** Returns {@code φ} of all rows, (N, d). */
  default double[] of(Rows rows) {
    double[] out = new double[rows.count() * dimension()];
    for (int i = 0; i < rows.count(); i++) {
      apply(rows.x(), i * rows.features(), out, i * dimension());
    }
    return out;
  }
}
