package dev.erlangen.vision.care.probe;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Least squares, {@code y ≈ x W + b}, in float64.
 *
 * @param weight W (d, k)
 * @param bias b (1, k)
 */
public record LinearRegression(Tensor weight, Tensor bias) {
  /** Share of the mean variance that is added to the diagonal, for features that are dependent. */
  private static final double RIDGE = 1e-10;

  private static final long[] ROWS = {0};

  /**
   * Fits features to targets.
   *
   * @param x (N, d)
   * @param y (N, k)
   */
  public static LinearRegression fit(Tensor x, Tensor y) {
    Check.that(
        x.dim() == 2 && y.dim() == 2 && x.size(0) == y.size(0) && x.size(0) > 1,
        "features (N, d) need targets (N, k), N > 1, got %s and %s",
        Tensors.shape(x),
        Tensors.shape(y));
    Tensor a = x.detach().to(ScalarType.Double);
    Tensor b = y.detach().to(ScalarType.Double);
    Tensor meanX = a.mean(ROWS, true, new ScalarTypeOptional());
    Tensor meanY = b.mean(ROWS, true, new ScalarTypeOptional());
    Tensor centred = a.sub(meanX);
    Tensor moments = centred.t().matmul(centred);
    double ridge = Math.max(1e-300, RIDGE * Tensors.item(moments.diagonal().mean()));
    Tensor eye = torch.eye(x.size(1), new TensorOptions(ScalarType.Double));
    Tensor inverse = Linalg.inverse(moments.add(eye.mul(Tensors.scalar(ridge))));
    Tensor weight = inverse.matmul(centred.t().matmul(b.sub(meanY)));
    return new LinearRegression(weight, meanY.sub(meanX.matmul(weight)));
  }

  /** Maps (N, d) to (N, k), float64. */
  public Tensor predict(Tensor x) {
    return x.detach().to(ScalarType.Double).matmul(weight).add(bias);
  }

  /** Returns {@code 1 - Σ(prediction - target)² / Σ(target - mean)²} over all columns together. */
  public static double r2(Tensor prediction, Tensor target) {
    Tensor y = target.detach().to(ScalarType.Double);
    Tensor rest = prediction.detach().to(ScalarType.Double).sub(y);
    Tensor spread = y.sub(y.mean(ROWS, true, new ScalarTypeOptional()));
    return 1 - Tensors.item(rest.square().sum()) / Tensors.item(spread.square().sum());
  }
}
