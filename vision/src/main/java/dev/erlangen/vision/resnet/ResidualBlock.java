package dev.erlangen.vision.resnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A residual block, {@code relu(F(x) + S(x))}, S the identity or a 1x1 convolution. */
public sealed interface ResidualBlock permits BasicBlock, Bottleneck {
  /**
   * Maps (B, C, H, W) to (B, C', H/stride, W/stride).
   *
   * @param parts batches of one size after one another, each with statistics of its own
   */
  Tensor forward(Tensor x, int parts, Mode mode);

  /**
   * Shortcut where the shape changes: convolution 1x1 and batch norm.
   *
   * @param conv 1x1 with the block's stride
   * @param norm of its output
   */
  record Downsample(@Name("0") Conv2d conv, @Name("1") BatchNorm norm) {
    Tensor forward(Tensor x, int parts, Mode mode) {
      return norm.forwardImages(conv.forward(x), parts, mode);
    }

    /** Returns a shortcut, or null where the identity fits. */
    static @Nullable Downsample of(long in, long out, int stride, Rng rng) {
      return in == out && stride == 1
          ? null
          : new Downsample(
              new Conv2d.Config(in, out, 1, stride).initFanOut(rng),
              new BatchNorm.Config(out).init());
    }
  }

  /** {@code relu(y + S(x))}; {@code y} is a value of this block alone and is overwritten. */
  static Tensor joined(Tensor y, Tensor x, @Nullable Downsample shortcut, int parts, Mode mode) {
    return y.add_(shortcut == null ? x : shortcut.forward(x, parts, mode)).relu_();
  }
}
