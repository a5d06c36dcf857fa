package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code max(x, 0) + a min(x, 0)} with one slope a for all channels (He et al. 2015). State: {@code
 * weight} (1).
 *
 * @param weight a
 */
public record Prelu(Tensor weight) {
  /** Applies it to every element. */
  public Tensor forward(Tensor x) {
    return x.relu().add(weight.mul(x.clamp_max(Tensors.scalar(0))));
  }
}
