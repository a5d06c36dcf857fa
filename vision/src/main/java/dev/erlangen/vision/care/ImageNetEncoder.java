package dev.erlangen.vision.care;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.vision.resnet.ResNet;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Torchvision's residual network with a head of two linear maps in place of its classifier, as used
 * for large images: names {@code conv1.weight}, …, {@code fc.0.weight}, {@code fc.2.bias}.
 *
 * @param f backbone
 * @param fc head
 */
public record ImageNetEncoder(@Name("") ResNet f, Head fc) implements Encoder {

  /** Linear, ReLU, linear. */
  public record Head(@Name("0") Linear hidden, @Name("2") Linear out) {}

  /** A fresh encoder to {@code out} dimensions, 128 as published. */
  public static ImageNetEncoder of(ResNet.Config config, long out, Rng rng) {
    long width = config.features();
    ResNet backbone = config.init(rng);
    return new ImageNetEncoder(
        backbone,
        new Head(
            new Linear.Config(width, width).init(rng), new Linear.Config(width, out).init(rng)));
  }

  @Override
  public Tensor features(Tensor images, Mode mode) {
    return f.forward(images, mode);
  }

  @Override
  public Tensor project(Tensor features, Mode mode) {
    return fc.out.forward(fc.hidden.forward(features).relu_());
  }

  @Override
  public long features() {
    return f.features();
  }

  @Override
  public long dimension() {
    return fc.out.weight().size(0);
  }

  @Override
  public List<Tensor> embedAll(List<Tensor> views, Mode mode) {
    return f.forwardAll(views, mode).stream().map(h -> UnitRows.of(project(h, mode))).toList();
  }
}
