package dev.erlangen.vision.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.care.EquivarianceLoss;
import dev.erlangen.vision.care.InfoNce;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code care/care-loss}: the losses of two views. */
public final class CareLossModel implements ParityModel {
  @Override
  public String system() {
    return "care";
  }

  @Override
  public String model() {
    return "care-loss";
  }

  @Override
  public Prepared prepare(JsonNode config) {
    CaseConfig values = CaseConfig.of(config);
    return new Case(
        values.number("temperature", 0),
        Math.toIntExact(values.integer("num_chunks")),
        values.number("equivariance_weight", 0));
  }

  private record Case(double temperature, int chunks, double lambda) implements Prepared {
    @Override
    public Object model() {
      return this; // no parameters
    }

    @Override
    public Prepared with(Object model) {
      return this;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      Tensor z1 = CaseInputs.get(inputs, "z1");
      Tensor z2 = CaseInputs.get(inputs, "z2");
      InfoNce pairs = new InfoNce(z1, z2, temperature);
      Tensor contrast = pairs.loss();
      Tensor equivariance = EquivarianceLoss.ofGram(z1, z2, chunks);
      return Map.of(
          "infonce", contrast,
          "alignment", pairs.alignment(),
          "uniformity", pairs.uniformity(),
          "equivariance", equivariance,
          "loss", contrast.add(equivariance.mul(Tensors.scalar(lambda))));
    }
  }
}
