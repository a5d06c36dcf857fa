package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class BatchNormCalibrationTest {
  record Two(BatchNorm used, BatchNorm idle) {}

  @Test
  void runningStatisticsBecomeTheMeansOfThoseOfTheBatches() {
    Two model = new Two(new BatchNorm.Config(1).init(), new BatchNorm.Config(1).init());
    model.used().runningMean().fill_(new Scalar(99));
    List<Tensor> batches =
        List.of(
            Tensors.of(new float[] {0, 2}, 2, 1), // mean 1, unbiased variance 2
            Tensors.of(new float[] {3, 3, 9}, 3, 1)); // mean 5, unbiased variance 12
    Mode mode = Mode.train(new Rng(0));
    BatchNormCalibration.run(model, 2, i -> model.used().forward(batches.get(i), mode));
    assertThat(Tensors.item(model.used().runningMean())).isEqualTo(3, within(1e-5));
    assertThat(Tensors.item(model.used().runningVar())).isEqualTo(7, within(1e-5));
    assertThat(Tensors.item(model.idle().runningMean())).isZero();
    assertThat(Tensors.item(model.idle().runningVar())).isEqualTo(1);
  }
}
