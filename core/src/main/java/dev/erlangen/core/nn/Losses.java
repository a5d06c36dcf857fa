package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean losses. Predictions and targets must have the same shape: libtorch would broadcast (N, 1)
 * against (N) to (N, N) and train on nonsense.
 */
public final class Losses {
  private Losses() {}

  /** {@code mean |prediction - target|}. */
  public static Tensor l1(Tensor prediction, Tensor target) {
    same(prediction, target);
    return torch.l1_loss(prediction, target);
  }

  /** {@code mean (prediction - target)²}. */
  public static Tensor mse(Tensor prediction, Tensor target) {
    same(prediction, target);
    return torch.mse_loss(prediction, target);
  }

  /**
   * Binary cross-entropy of logits, {@code mean(softplus(z) - y z)}.
   *
   * @param logits z
   * @param target y in [0, 1], of the same shape and dtype
   */
  public static Tensor binary(Tensor logits, Tensor target) {
    same(logits, target);
    return torch.binary_cross_entropy_with_logits(logits, target);
  }

  /**
   * Cross-entropy {@code mean_i -log softmax(z_i)[y_i]}.
   *
   * @param logits z, (N, K)
   * @param classes y, int64 (N), in 0..K-1
   */
  public static Tensor crossEntropy(Tensor logits, Tensor classes) {
    Check.that(
        logits.dim() == 2 && classes.dim() == 1 && logits.size(0) == classes.size(0),
        "logits (N, K) need classes (N), got %s and %s",
        Tensors.shape(logits),
        Tensors.shape(classes));
    return torch.cross_entropy_loss(logits, classes);
  }

  private static void same(Tensor prediction, Tensor target) {
    Check.that(
        Arrays.equals(prediction.shape(), target.shape()),
        "prediction and target must have the same shape, got %s and %s",
        Tensors.shape(prediction),
        Tensors.shape(target));
  }
}
