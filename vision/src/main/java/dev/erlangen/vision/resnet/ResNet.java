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
 * A residual network (He et al. 2016) without its classifier: a stem, four stages, and the average
 * over the pixels. For large images it has torchvision's form and names, for small ones those of
 * contrastive learning on CIFAR.
 *
 * @param config sizes
 * @param layers what is trained
 */
public record ResNet(Config config, @Name("") ResNetLayers layers) implements ImageBackbone {

  /**
   * Sizes.
   *
   * @param depth kind and number of blocks
   * @param stem what comes before the stages
   * @param channels of an image
   * @param width channels of the first stage, 64 as published
   */
  public record Config(Depth depth, Stem stem, long channels, long width) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("width", width);
    }

    /** As published: colour images, 64 channels. */
    public Config(Depth depth, Stem stem) {
      this(depth, stem, 3, 64);
    }

    /** Number of features of an image, 512 for ResNet-18 and 2048 for ResNet-50 as published. */
    public long features() {
      return 8 * width * depth.expansion();
    }

    /** Torchvision's initialisation; parameters are numbered with a small stem, else named. */
    public ResNet init(Rng rng) {
      Conv2d conv = stem.convolution(channels, width, rng);
      List<List<ResidualBlock>> s = Stages.init(depth, width, rng);
      BatchNorm norm = new BatchNorm.Config(width).init();
      return new ResNet(
          this,
          stem == Stem.SMALL
              ? new ResNetLayers.Numbered(conv, norm, s.get(0), s.get(1), s.get(2), s.get(3))
              : new ResNetLayers.Named(conv, norm, s.get(0), s.get(1), s.get(2), s.get(3)));
    }
  }

  @Override
  public long features() {
    return config.features();
  }

  @Override
  public Tensor forward(Tensor images, Mode mode) {
    return Stages.pooled(stem(images, mode), layers.stages(), mode);
  }

  @Override
  public List<Tensor> forwardAll(List<Tensor> batches, Mode mode) {
    return Stages.areOfOneSize(batches)
        ? Stages.pooledAll(batches.stream().map(b -> stem(b, mode)).toList(), layers.stages(), mode)
        : ImageBackbone.super.forwardAll(batches, mode);
  }

  private Tensor stem(Tensor images, Mode mode) {
    Tensor x = Stages.input(images, config.channels);
    return config.stem.forward(x, layers.conv1(), layers.bn1(), mode);
  }
}
