package dev.erlangen.vision.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.EquivarianceLoss;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.care.UnitRows;
import dev.erlangen.vision.resnet.Depth;
import dev.erlangen.vision.resnet.SmallImageResNet;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The encoders of parity cases. */
public abstract sealed class EncoderModel implements ParityModel {
  private final String model;

  private EncoderModel(String model) {
    this.model = model;
  }

  @Override
  public String system() {
    return "care";
  }

  @Override
  public String model() {
    return model;
  }

  /** {@code care/care-resnet18}: evaluated, and the equivariance of two halves while training. */
  public static final class ResNet18 extends EncoderModel {
    /** For the service loader. */
    public ResNet18() {
      super("care-resnet18");
    }

    @Override
    public Prepared prepare(JsonNode config) {
      CaseConfig values = CaseConfig.of(config);
      Rng rng = new Rng(0);
      SmallImageResNet backbone =
          new SmallImageResNet.Config(
                  Depth.RESNET18, values.integer("in_channels"), values.integer("width"))
              .init(rng);
      return new Images(
          ContrastiveEncoder.of(
              backbone, values.integer("head_hidden_dim"), values.integer("embedding_dim"), rng),
          Math.toIntExact(values.integer("train_num_chunks")));
    }
  }

  /** {@code care/point-deep-sets}. */
  public static final class DeepSets extends EncoderModel {
    /** For the service loader. */
    public DeepSets() {
      super("point-deep-sets");
    }

    @Override
    public Prepared prepare(JsonNode config) {
      CaseConfig values = CaseConfig.of(config);
      return new Points(
          new PointEncoder.Config(
                  values.integer("in_dim"), values.integer("hidden_dim"), values.integer("out_dim"))
              .init(new Rng(0)));
    }
  }

  private record Images(ContrastiveEncoder encoder, int chunks) implements Prepared {
    @Override
    public Object model() {
      return encoder;
    }

    @Override
    public Prepared with(Object model) {
      return new Images((ContrastiveEncoder) model, chunks);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      Tensor features = encoder.features(CaseInputs.get(inputs, "image"), mode);
      Tensor z = UnitRows.of(encoder.project(features, mode));
      if (!mode.training()) {
        return Map.of("eval_feature", UnitRows.of(features), "eval_embedding", z);
      }
      long half = z.size(0) / 2;
      Tensor loss = EquivarianceLoss.ofGram(z.narrow(0, 0, half), z.narrow(0, half, half), chunks);
      return Map.of("train_embedding", z, "train_equivariance", loss);
    }
  }

  private record Points(PointEncoder encoder) implements Prepared {
    @Override
    public Object model() {
      return encoder;
    }

    @Override
    public Prepared with(Object model) {
      return new Points((PointEncoder) model);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return Map.of("embedding", encoder.embed(CaseInputs.get(inputs, "points"), mode));
    }
  }
}
