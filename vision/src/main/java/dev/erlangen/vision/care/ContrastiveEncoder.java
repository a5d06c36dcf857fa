package dev.erlangen.vision.care;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.vision.resnet.Depth;
import dev.erlangen.vision.resnet.ImageBackbone;
import dev.erlangen.vision.resnet.ResNet;
import dev.erlangen.vision.resnet.Stem;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * An image backbone f with a projection head g. Losses see g(f(x)), probes f(x). With a {@link
 * ResNet} for small images the names are those of the published code, {@code f.0.weight} to {@code
 * g.3.bias}.
 *
 * @param f backbone
 * @param g head
 */
public record ContrastiveEncoder(ImageBackbone f, ProjectionHead g) implements Encoder {

  /** Joins a backbone with a fresh head. */
  public static ContrastiveEncoder of(ImageBackbone f, long hidden, long out, Rng rng) {
    return new ContrastiveEncoder(
        f, new ProjectionHead.Config(f.features(), hidden, out).init(rng));
  }

  /** As published for small images: 64 channels in the first stage, a head 512, 128. */
  public static ContrastiveEncoder published(Depth depth, Rng rng) {
    return of(new ResNet.Config(depth, Stem.SMALL).init(rng), 512, 128, rng);
  }

  @Override
  public Tensor features(Tensor images, Mode mode) {
    return f.forward(images, mode);
  }

  @Override
  public Tensor project(Tensor features, Mode mode) {
    return g.forward(features, mode);
  }

  @Override
  public long features() {
    return f.features();
  }

  @Override
  public long dimension() {
    return g.out().weight().size(0);
  }

  @Override
  public List<Tensor> embedAll(List<Tensor> views, Mode mode) {
    return f.forwardAll(views, mode).stream().map(h -> UnitRows.of(project(h, mode))).toList();
  }
}
