package dev.erlangen.vision.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import dev.erlangen.vision.care.Uniformity;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code care/care-metrics}: what is measured of two views. */
public final class CareMetricsModel implements ParityModel {
  @Override
  public String system() {
    return "care";
  }

  @Override
  public String model() {
    return "care-metrics";
  }

  @Override
  public Prepared prepare(JsonNode config) {
    return new Case(0);
  }

  private record Case(int parameters) implements Prepared {
    @Override
    public Object model() {
      return this;
    }

    @Override
    public Prepared with(Object model) {
      return this;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      Tensor z1 = CaseInputs.get(inputs, "z1");
      Tensor z2 = CaseInputs.get(inputs, "z2");
      OrthogonalityMetrics.Wahba wahba = OrthogonalityMetrics.wahba(z1, z2);
      return Map.of(
          "wahba_error", Tensors.of(new double[] {wahba.error()}),
          "wahba_rotation", wahba.rotation(),
          "gamma",
              Tensors.of(
                  new double[] {OrthogonalityMetrics.relativeRotationalEquivariance(z1, z2)}),
          "uniformity", Uniformity.of(z1));
    }
  }
}
