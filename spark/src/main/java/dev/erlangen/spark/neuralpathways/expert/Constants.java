package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;

/** Constant experts in closed form: the mean target, or the logarithms of the class shares. */
final class Constants {
  private Constants() {}

  /** Returns the m values; a class that does not occur counts as half a row. */
  static float[] of(RowReader reader, Rows rows) {
    int m = reader.outputs();
    boolean classes = reader.task() == Task.CLASSIFICATION;
    float[] want = reader.targets(rows);
    double[] sum = new double[m];
    for (int i = 0; i < want.length; i++) {
      sum[classes ? (int) want[i] : i % m] += classes ? 1 : want[i];
    }
    float[] out = new float[m];
    for (int c = 0; c < m; c++) {
      double share = sum[c] / rows.count();
      out[c] = (float) (classes ? Math.log(Math.max(share, 0.5 / rows.count())) : share);
    }
    return out;
  }
}
