package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import java.io.Serializable;

/**
 * How experts see rows: their inputs are the features as they are or what rows are routed by, the
 * targets of a regression are standardised.
 *
 * @param task what is predicted
 * @param outputs outputs m of a regression, or the number of classes
 * @param features what rows are routed by
 * @param routed whether experts read the routing features
 * @param target scaling of the targets; of one column that is left alone for classes
 */
public record RowReader(Task task, int outputs, FeatureMap features, boolean routed, Scaling target)
    implements Serializable {
  public RowReader {
    Check.that(
        task == Task.REGRESSION ? outputs >= 1 : outputs >= 2,
        "a regression needs 1 output, a classification 2 classes, got %d",
        outputs);
  }

  /** Inputs of an expert for rows of n features. */
  public int inputs(int n) {
    return routed ? features.dimension() : n;
  }

  /** What experts read, (N, inputs). */
  public float[] inputs(Rows rows) {
    if (!routed) {
      return rows.x();
    }
    double[] phi = features.of(rows);
    float[] out = new float[phi.length];
    for (int i = 0; i < phi.length; i++) {
      out[i] = (float) phi[i];
    }
    return out;
  }

  /** What experts are trained to give, (N, m), or the numbers of the classes, (N). */
  public float[] targets(Rows rows) {
    if (task == Task.CLASSIFICATION) {
      return rows.y();
    }
    float[] out = new float[rows.y().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) target.standard(i % outputs, rows.y()[i]);
    }
    return out;
  }

  /** Turns what experts give, (N, m), into the units of the targets; logits stay. */
  public float[] original(float[] given) {
    if (task == Task.CLASSIFICATION) {
      return given;
    }
    float[] out = new float[given.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) target.original(i % outputs, given[i]);
    }
    return out;
  }
}
