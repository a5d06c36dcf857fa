package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions 1x1, 3x3 (with the stride), 1x1 with four times the channels, each with a batch
 * norm, and a shortcut.
 */
public record Bottleneck(
    Conv2d conv1,
    BatchNorm bn1,
    Conv2d conv2,
    BatchNorm bn2,
    Conv2d conv3,
    BatchNorm bn3,
    @Nullable Downsample downsample)
    implements ResidualBlock {

  static Bottleneck init(long in, long inner, int stride, Rng rng) {
    long out = inner * Depth.RESNET50.expansion();
    return new Bottleneck(
        new Conv2d.Config(in, inner, 1, 1).initFanOut(rng),
        new BatchNorm.Config(inner).init(),
        new Conv2d.Config(inner, inner, 3, stride).initFanOut(rng),
        new BatchNorm.Config(inner).init(),
        new Conv2d.Config(inner, out, 1, 1).initFanOut(rng),
        new BatchNorm.Config(out).init(),
        Downsample.of(in, out, stride, rng));
  }

  @Override
  public Tensor forward(Tensor x, int parts, Mode mode) {
    Tensor y = bn1.forwardImages(conv1.forward(x), parts, mode).relu_();
    y = bn2.forwardImages(conv2.forward(y), parts, mode).relu_();
    y = bn3.forwardImages(conv3.forward(y), parts, mode);
    return ResidualBlock.joined(y, x, downsample, parts, mode);
  }
}
