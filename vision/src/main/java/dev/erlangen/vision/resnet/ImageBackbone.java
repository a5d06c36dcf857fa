package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import org.bytedeco.pytorch.Tensor;

/** A network that turns images into features: a record of tensors. */
public interface ImageBackbone {
  /** Maps (B, C, H, W) to (B, {@link #features()}). */
  Tensor forward(Tensor images, Mode mode);

  /** Number of features of an image. */
  long features();
}
