package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Two convolutions 3x3, each with a batch norm, and a shortcut: {@code relu(bn2(conv2(relu(bn1(
 * conv1(x))))) + S(x))}.
 */
public record BasicBlock(
    Conv2d conv1, BatchNorm bn1, Conv2d conv2, BatchNorm bn2, @Nullable Downsample downsample)
    implements ResidualBlock {

  static BasicBlock init(long in, long out, int stride, Rng rng) {
    return new BasicBlock(
        new Conv2d.Config(in, out, 3, stride).initFanOut(rng),
        new BatchNorm.Config(out).init(),
        new Conv2d.Config(out, out, 3, 1).initFanOut(rng),
        new BatchNorm.Config(out).init(),
        Downsample.of(in, out, stride, rng));
  }

  @Override
  public Tensor forward(Tensor x, int parts, Mode mode) {
    Tensor y = bn1.forwardImages(conv1.forward(x), parts, mode).relu_();
    y = bn2.forwardImages(conv2.forward(y), parts, mode);
    return ResidualBlock.joined(y, x, downsample, parts, mode);
  }
}
