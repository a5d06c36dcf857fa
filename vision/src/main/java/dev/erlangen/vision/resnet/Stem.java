package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What a residual network does before its stages; the rest does not depend on the image's size. */
public enum Stem {
  /** Images of about 32 x 32: a convolution 3x3 with stride 1. */
  SMALL(3, 1),
  /** Images of about 224 x 224: a convolution 7x7 with stride 2, and max-pooling. */
  LARGE(7, 2);

  private static final long[] THREE = {3, 3};
  private static final long[] TWO = {2, 2};
  private static final long[] ONE = {1, 1};

  private final int kernel;
  private final int stride;

  Stem(int kernel, int stride) {
    this.kernel = kernel;
    this.stride = stride;
  }

  Conv2d convolution(long channels, long width, Rng rng) {
    return new Conv2d.Config(channels, width, kernel, stride).initFanOut(rng);
  }

  Tensor forward(Tensor images, Conv2d conv, BatchNorm norm, Mode mode) {
    Tensor x = norm.forwardImages(conv.forward(images), mode).relu_();
    return this == LARGE ? torch.max_pool2d(x, THREE, TWO, ONE, ONE, false) : x;
  }
}
