package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.io.Sha256;
import java.util.Arrays;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Examples of a few points each, with a number to predict.
 *
 * @param points points per example
 * @param dimension n
 * @param coordinates row-major (examples, points, n)
 * @param targets one per example
 */
public record PointData(int points, int dimension, double[] coordinates, double[] targets) {
  public PointData {
    Check.positive("points", points);
    Check.positive("dimension", dimension);
    Check.that(
        coordinates.length == targets.length * points * dimension,
        "%d examples of %d points in %d dimensions need %d coordinates, got %d",
        targets.length,
        points,
        dimension,
        targets.length * points * dimension,
        coordinates.length);
  }

  /** Number of examples. */
  public int count() {
    return targets.length;
  }

  /** All points, (examples, points, n), outside every scope. */
  public Tensor tensor(Device device, ScalarType type) {
    return Tensors.kept(() -> Tensors.of(coordinates, count(), points, dimension).to(device, type));
  }

  /** All targets, (examples), outside every scope. */
  public Tensor targetTensor(Device device, ScalarType type) {
    return Tensors.kept(() -> Tensors.of(targets).to(device, type));
  }

  /** Mean and variance of the targets. */
  public double[] moments() {
    double mean = Arrays.stream(targets).average().orElse(0);
    double variance = Arrays.stream(targets).map(t -> (t - mean) * (t - mean)).average().orElse(0);
    return new double[] {mean, variance};
  }

  /** Root mean square of the coordinates of the i-th points. */
  public double rms(int i) {
    double sum = 0;
    for (int e = 0; e < count(); e++) {
      for (int c = 0; c < dimension; c++) {
        double v = coordinates[(e * points + i) * dimension + c];
        sum += v * v;
      }
    }
    return Math.sqrt(sum / ((double) count() * dimension));
  }

  /** The sha256 of all numbers. */
  public String digest() {
    return Sha256.of(coordinates, targets);
  }
}
