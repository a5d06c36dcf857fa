package dev.erlangen.core.autograd;

import dev.erlangen.core.autograd.CustomGradient.Order;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Mean and variance of the channels of many rows, whose gradient is one pass over the rows. */
public final class RowStatistics {
  private RowStatistics() {}

  /**
   * Returns mean and (biased) variance of each channel as the rows of (2, C); any number of
   * derivatives.
   *
   * @param x (M, C), M at least 2
   * @param runningMean moved towards the mean by {@code momentum}, or null
   * @param runningVar moved towards the unbiased variance by {@code momentum}, or null
   */
  public static Tensor of(
      Tensor x, @Nullable Tensor runningMean, @Nullable Tensor runningVar, double momentum) {
    Tensor value =
        NoGrad.get(
            () -> {
              try (T_TensorTensor_T both =
                  torch.batch_norm_update_stats(
                      x.detach(), optional(runningMean), optional(runningVar), momentum)) {
                return Tensors.stack(0, both.get0(), both.get1());
              }
            });
    Tensor mean = NoGrad.get(() -> value.select(0, 0).clone());
    return CustomGradient.attach(
        Order.ANY,
        value,
        List.of(x),
        List.of((g, saved) -> gradient(g, saved.get(0), saved.get(1))),
        List.of(x, mean));
  }

  /** {@code dx = 2 dvar (x - mean)/M + dmean/M}. */
  private static Tensor gradient(Tensor g, Tensor x, Tensor known) {
    Tensor mean = GradMode.is_enabled() ? x.mean(0) : known;
    Scalar each = new Scalar(1.0 / x.size(0));
    Tensor slope = g.select(0, 1).mul(new Scalar(2.0 / x.size(0))); // (C)
    Tensor shift = g.select(0, 0).mul(each).sub(slope.mul(mean));
    return torch.addcmul(shift, x, slope);
  }

  private static TensorOptional optional(@Nullable Tensor t) {
    return t == null ? new TensorOptional() : new TensorOptional(t);
  }
}
