package dev.erlangen.vision.resnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A residual network for large images, as torchvision has it and with its names ({@code
 * conv1.weight}, {@code layer1.0.bn1.weight}, …): convolution 7x7 with stride 2, max-pooling, four
 * stages, average; without the last linear layer.
 *
 * @param config sizes
 * @param conv1 first convolution
 * @param bn1 its batch norm
 * @param layer1 blocks of {@code width} channels
 * @param layer2 twice as many
 * @param layer3 four times
 * @param layer4 eight times
 */
public record ResNet(
    Config config,
    Conv2d conv1,
    BatchNorm bn1,
    List<ResidualBlock> layer1,
    List<ResidualBlock> layer2,
    List<ResidualBlock> layer3,
    List<ResidualBlock> layer4)
    implements ImageBackbone {
  private static final long[] THREE = {3, 3};
  private static final long[] TWO = {2, 2};
  private static final long[] ONE = {1, 1};

  /**
   * Sizes.
   *
   * @param depth kind and number of blocks
   * @param channels of an image
   * @param width channels of the first stage, 64 as published
   */
  public record Config(Depth depth, long channels, long width) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("width", width);
    }

    /** As published: colour images, 64 channels. */
    public Config(Depth depth) {
      this(depth, 3, 64);
    }

    /** Number of features of an image, 2048 for ResNet-50. */
    public long features() {
      return 8 * width * depth.expansion();
    }

    /** Torchvision's initialisation. */
    public ResNet init(Rng rng) {
      Conv2d conv = new Conv2d.Config(channels, width, 7, 2).initFanOut(rng);
      List<List<ResidualBlock>> s = Stages.init(depth, width, rng);
      BatchNorm norm = new BatchNorm.Config(width).init();
      return new ResNet(this, conv, norm, s.get(0), s.get(1), s.get(2), s.get(3));
    }
  }

  @Override
  public long features() {
    return config.features();
  }

  @Override
  public Tensor forward(Tensor images, Mode mode) {
    return Stages.pooled(stem(images, mode), layers(), mode);
  }

  @Override
  public List<Tensor> forwardAll(List<Tensor> batches, Mode mode) {
    return Stages.areOfOneSize(batches)
        ? Stages.pooledAll(batches.stream().map(b -> stem(b, mode)).toList(), layers(), mode)
        : ImageBackbone.super.forwardAll(batches, mode);
  }

  private Tensor stem(Tensor images, Mode mode) {
    Tensor x = conv1.forward(Stages.input(images, config.channels));
    x = bn1.forwardImages(x, mode).relu_();
    return torch.max_pool2d(x, THREE, TWO, ONE, ONE, false);
  }

  private List<List<ResidualBlock>> layers() {
    return List.of(layer1, layer2, layer3, layer4);
  }
}
