package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A network that turns images into features: a record of tensors. */
public interface ImageBackbone {
  /** Maps (B, C, H, W) to (B, {@link #features()}). */
  Tensor forward(Tensor images, Mode mode);

  /**
   * Maps several batches, each with batch statistics of its own while training; the same as one
   * forward pass after the other.
   */
  default List<Tensor> forwardAll(List<Tensor> batches, Mode mode) {
    return batches.stream().map(b -> forward(b, mode)).toList();
  }

  /** Number of features of an image. */
  long features();
}
