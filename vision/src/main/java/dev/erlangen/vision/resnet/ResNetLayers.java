package dev.erlangen.vision.resnet;

import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import dev.erlangen.core.params.Name;
import java.util.List;

/**
 * The layers of a residual network: first convolution, its batch norm, and four stages of blocks
 * with {@code width}, 2, 4 and 8 times that many channels. The two records differ in the names of
 * their parameters only.
 */
public sealed interface ResNetLayers {
  /** First convolution. */
  Conv2d conv1();

  /** Batch norm after it. */
  BatchNorm bn1();

  /** First stage. */
  List<ResidualBlock> layer1();

  /** Second stage. */
  List<ResidualBlock> layer2();

  /** Third stage. */
  List<ResidualBlock> layer3();

  /** Fourth stage. */
  List<ResidualBlock> layer4();

  /** The four stages in order. */
  default List<List<ResidualBlock>> stages() {
    return List.of(layer1(), layer2(), layer3(), layer4());
  }

  /** Torchvision's names: {@code conv1.weight}, {@code layer1.0.bn1.weight}, … */
  record Named(
      Conv2d conv1,
      BatchNorm bn1,
      List<ResidualBlock> layer1,
      List<ResidualBlock> layer2,
      List<ResidualBlock> layer3,
      List<ResidualBlock> layer4)
      implements ResNetLayers {}

  /**
   * The names of {@code Sequential(conv1, bn1, relu, layer1, …, layer4, avgpool)}: {@code
   * 0.weight}, {@code 1.weight}, {@code 3.0.conv1.weight}, …
   */
  record Numbered(
      @Name("0") Conv2d conv1,
      @Name("1") BatchNorm bn1,
      @Name("3") List<ResidualBlock> layer1,
      @Name("4") List<ResidualBlock> layer2,
      @Name("5") List<ResidualBlock> layer3,
      @Name("6") List<ResidualBlock> layer4)
      implements ResNetLayers {}
}
