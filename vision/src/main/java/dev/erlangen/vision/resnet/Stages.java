package dev.erlangen.vision.resnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** What the two layouts share: the four stages, and how images pass through them. */
final class Stages {
  private static final int COUNT = 4;
  private static final long[] PIXELS = {2, 3};

  private Stages() {}

  /** Fresh stages of {@code width}, 2, 4 and 8 times that many channels. */
  static List<List<ResidualBlock>> init(Depth depth, long width, Rng rng) {
    List<List<ResidualBlock>> stages = new ArrayList<>();
    long in = width;
    for (int s = 0; s < COUNT; s++) {
      long inner = width << s;
      List<ResidualBlock> blocks = new ArrayList<>();
      for (int b = 0; b < depth.blocks().get(s); b++) {
        int stride = s > 0 && b == 0 ? 2 : 1;
        blocks.add(
            depth.bottleneck()
                ? Bottleneck.init(in, inner, stride, rng)
                : BasicBlock.init(in, inner, stride, rng));
        in = inner * depth.expansion();
      }
      stages.add(List.copyOf(blocks));
    }
    return stages;
  }

  /**
   * Checks images and lays the channels of a pixel side by side, in which order convolutions and
   * batch norms of the whole network then work and leave their results.
   */
  static Tensor input(Tensor images, long channels) {
    Check.that(
        images.dim() == 4 && images.size(1) == channels,
        "images must have shape (B, %d, H, W), got %s",
        channels,
        Tensors.shape(images));
    return images.contiguous(MemoryFormat.ChannelsLast);
  }

  /** Runs the stages and averages over the pixels: (B, C, H, W) to (B, features). */
  static Tensor pooled(Tensor x, List<List<ResidualBlock>> stages, Mode mode) {
    for (int s = 0; s < stages.size(); s++) {
      for (ResidualBlock block : stages.get(s)) {
        x = block.forward(x, mode);
      }
      mode.trace("stage " + (s + 1), "images", x);
    }
    return x.mean(PIXELS, false, new ScalarTypeOptional());
  }
}
