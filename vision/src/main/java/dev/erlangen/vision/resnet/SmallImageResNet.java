package dev.erlangen.vision.resnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import dev.erlangen.core.params.Name;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A residual network for images of about 32 x 32: the first convolution is 3x3 with stride 1, and
 * there is no max-pooling. The names are those of {@code Sequential(conv1, bn1, relu, layer1, …,
 * layer4, avgpool)}: {@code 0.weight}, {@code 1.weight}, {@code 3.0.conv1.weight}, …
 *
 * @param config sizes
 * @param conv first convolution
 * @param norm its batch norm
 * @param stage1 blocks of {@code width} channels
 * @param stage2 twice as many
 * @param stage3 four times
 * @param stage4 eight times
 */
public record SmallImageResNet(
    Config config,
    @Name("0") Conv2d conv,
    @Name("1") BatchNorm norm,
    @Name("3") List<ResidualBlock> stage1,
    @Name("4") List<ResidualBlock> stage2,
    @Name("5") List<ResidualBlock> stage3,
    @Name("6") List<ResidualBlock> stage4)
    implements ImageBackbone {

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

    /** Number of features of an image, 512 for ResNet-18 as published. */
    public long features() {
      return 8 * width * depth.expansion();
    }

    /** Torchvision's initialisation. */
    public SmallImageResNet init(Rng rng) {
      Conv2d conv = new Conv2d.Config(channels, width, 3, 1).initFanOut(rng);
      List<List<ResidualBlock>> s = Stages.init(depth, width, rng);
      BatchNorm norm = new BatchNorm.Config(width).init();
      return new SmallImageResNet(this, conv, norm, s.get(0), s.get(1), s.get(2), s.get(3));
    }
  }

  @Override
  public long features() {
    return config.features();
  }

  @Override
  public Tensor forward(Tensor images, Mode mode) {
    return Stages.pooled(stem(images, mode), stages(), mode);
  }

  @Override
  public List<Tensor> forwardAll(List<Tensor> batches, Mode mode) {
    return Stages.areOfOneSize(batches)
        ? Stages.pooledAll(batches.stream().map(b -> stem(b, mode)).toList(), stages(), mode)
        : ImageBackbone.super.forwardAll(batches, mode);
  }

  private Tensor stem(Tensor images, Mode mode) {
    Tensor x = conv.forward(Stages.input(images, config.channels));
    return norm.forwardImages(x, mode).relu_();
  }

  private List<List<ResidualBlock>> stages() {
    return List.of(stage1, stage2, stage3, stage4);
  }
}
