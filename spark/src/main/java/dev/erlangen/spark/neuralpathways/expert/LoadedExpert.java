package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An expert in memory, ready to answer. One of at most {@value #SMALL} parameters is evaluated on
 * Java arrays, a larger one by libtorch, whose tensors {@link #close()} frees; which of both
 * depends on the size alone, never on the batch.
 */
public final class LoadedExpert implements AutoCloseable {
  private static final int SMALL = 4096;

  private final RowReader reader;
  private final int inputs;
  private final Box box;
  private final @Nullable SmallNet small;
  private final @Nullable Expert large;

  /**
   * Loads an expert.
   *
   * @param features number of features of the rows
   */
  public LoadedExpert(ExpertSpec spec, RowReader reader, int features, ExpertData data) {
    this.reader = reader;
    inputs = reader.inputs(features);
    box = data.box();
    boolean few = data.parameters().length <= SMALL;
    small = few ? new SmallNet(spec, inputs, reader.outputs(), data.parameters()) : null;
    large = few ? null : Expert.of(spec, inputs, reader.outputs(), data.parameters());
  }

  /** Returns predictions (N, m): in the units of the targets, or log-probabilities of classes. */
  public float[] predict(Rows rows) {
    return reader.original(given(rows));
  }

  private float[] given(Rows rows) {
    float[] in = box.scaled(reader.inputs(rows));
    float[] out = small != null ? small.forward(in, rows.count()) : forward(in, rows.count());
    if (reader.task() == Task.CLASSIFICATION) {
      for (int i = 0; i < out.length; i += reader.outputs()) {
        logSoftmax(out, i, reader.outputs());
      }
    }
    return out;
  }

  private float[] forward(float[] in, int rows) {
    if (rows == 0 || large == null) {
      return new float[0];
    }
    try (PointerScope scope = new PointerScope()) {
      return NoGrad.get(() -> Tensors.floats(large.forward(Tensors.of(in, rows, inputs))));
    }
  }

  private static void logSoftmax(float[] values, int first, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = first; c < first + count; c++) {
      most = Math.max(most, values[c]);
    }
    double sum = 0;
    for (int c = first; c < first + count; c++) {
      sum += StrictMath.exp(values[c] - most);
    }
    double log = most + StrictMath.log(sum);
    for (int c = first; c < first + count; c++) {
      values[c] = (float) (values[c] - log);
    }
  }

  /**
   * Returns the loss of every row: mean squared error of standardised targets, or cross-entropy.
   */
  public double[] losses(Rows rows) {
    float[] given = given(rows);
    float[] want = reader.targets(rows);
    int m = reader.outputs();
    double[] out = new double[rows.count()];
    Arrays.setAll(
        out,
        i -> {
          if (reader.task() == Task.CLASSIFICATION) {
            return -given[i * m + (int) want[i]];
          }
          double sum = 0;
          for (int c = 0; c < m; c++) {
            double error = (double) given[i * m + c] - want[i * m + c];
            sum += error * error;
          }
          return sum / m;
        });
    return out;
  }

  @Override
  public void close() {
    if (large != null) {
      Params.named(large).values().forEach(Tensor::close);
    }
  }
}
