package dev.erlangen.vision.resnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** The four stages of a residual network, and how images pass through them. */
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
      x = stage(s, x, stages, 1, mode);
    }
    return x.mean(PIXELS, false, new ScalarTypeOptional());
  }

  /**
   * As {@link #pooled} for several batches, which pass the last stage together: there, images are
   * small and weights are large, and reading the weights once for all saves more than it costs to
   * join the batches.
   */
  static List<Tensor> pooledAll(List<Tensor> batches, List<List<ResidualBlock>> stages, Mode mode) {
    int last = stages.size() - 1;
    int parts = batches.size();
    Tensor[] before = new Tensor[parts];
    for (int p = 0; p < parts; p++) {
      before[p] = batches.get(p);
      for (int s = 0; s < last; s++) {
        before[p] = stage(s, before[p], stages, 1, mode);
      }
    }
    Tensor x = stage(last, Tensors.cat(0, before), stages, parts, mode);
    TensorVector features = x.mean(PIXELS, false, new ScalarTypeOptional()).chunk(parts, 0);
    List<Tensor> out = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      out.add(new Tensor(features.get(p)));
    }
    return out;
  }

  /** Whether batches may pass together. */
  static boolean areOfOneSize(List<Tensor> batches) {
    return batches.size() > 1
        && batches.stream().allMatch(b -> Arrays.equals(b.shape(), batches.get(0).shape()));
  }

  private static Tensor stage(
      int s, Tensor x, List<List<ResidualBlock>> stages, int parts, Mode mode) {
    for (ResidualBlock block : stages.get(s)) {
      x = block.forward(x, parts, mode);
    }
    return mode.trace("stage " + (s + 1), "images", x);
  }
}
