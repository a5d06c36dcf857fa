package dev.erlangen.vision.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.EquivarianceLoss;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.care.UnitRows;
import dev.erlangen.vision.resnet.Depth;
import dev.erlangen.vision.resnet.ResNet;
import dev.erlangen.vision.resnet.Stem;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoders of images and of point sets. */
final class EncoderCases {
  private EncoderCases() {}

  /** {@code care-resnet18}: evaluated, and the equivariance of two halves while training. */
  static ParityModel<?> resNet18(CaseConfig config) {
    Rng rng = new Rng(0);
    ResNet backbone =
        new ResNet.Config(
                Depth.RESNET18, Stem.SMALL, config.integer("in_channels"), config.integer("width"))
            .init(rng);
    int chunks = Math.toIntExact(config.integer("train_num_chunks"));
    return new ParityModel<>(
        ContrastiveEncoder.of(
            backbone, config.integer("head_hidden_dim"), config.integer("embedding_dim"), rng),
        (encoder, inputs, mode) -> images(encoder, chunks, inputs.get("image"), mode));
  }

  private static Map<String, Tensor> images(
      ContrastiveEncoder encoder, int chunks, Tensor images, Mode mode) {
    Tensor features = encoder.features(images, mode);
    Tensor z = UnitRows.of(encoder.project(features, mode));
    if (!mode.training()) {
      return Map.of("eval_feature", UnitRows.of(features), "eval_embedding", z);
    }
    long half = z.size(0) / 2;
    Tensor loss = EquivarianceLoss.ofGram(z.narrow(0, 0, half), z.narrow(0, half, half), chunks);
    return Map.of("train_embedding", z, "train_equivariance", loss);
  }

  /** {@code point-deep-sets}. */
  static ParityModel<?> deepSets(CaseConfig config) {
    return new ParityModel<>(
        new PointEncoder.Config(
                config.integer("in_dim"), config.integer("hidden_dim"), config.integer("out_dim"))
            .init(new Rng(0)),
        (encoder, inputs, mode) -> Map.of("embedding", encoder.embed(inputs.get("points"), mode)));
  }
}
