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
import org.bytedeco.pytorch.global.torch;

/** An expert in memory, ready to answer. Its tensors are freed by {@link #close()}. */
public final class LoadedExpert implements AutoCloseable {
  private final RowReader reader;
  private final int inputs;
  private final Box box;
  private final Expert expert;

  /**
   * Loads an expert.
   *
   * @param features number of features of the rows
   */
  public LoadedExpert(ExpertSpec spec, RowReader reader, int features, ExpertData data) {
    this.reader = reader;
    inputs = reader.inputs(features);
    box = data.box();
    expert = Expert.of(spec, inputs, reader.outputs(), data.parameters());
  }

  /** Returns predictions (N, m): in the units of the targets, or log-probabilities of classes. */
  public float[] predict(Rows rows) {
    return reader.original(given(rows));
  }

  private float[] given(Rows rows) {
    if (rows.count() == 0) {
      return new float[0];
    }
    try (PointerScope scope = new PointerScope()) {
      return NoGrad.get(
          () -> {
            Tensor in = Tensors.of(box.scaled(reader.inputs(rows)), rows.count(), inputs);
            Tensor out = expert.forward(in);
            return Tensors.floats(
                reader.task() == Task.CLASSIFICATION ? torch.log_softmax(out, 1) : out);
          });
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
    Params.named(expert).values().forEach(Tensor::close);
  }
}
