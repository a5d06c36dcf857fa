package dev.erlangen.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Parity model of the system {@code toy}: y = 2x. */
public final class DoublingModel implements ParityModel {
  @Override
  public String system() {
    return "toy";
  }

  @Override
  public String model() {
    return "doubling";
  }

  @Override
  public Prepared prepare(JsonNode config) {
    return new Doubling(new Nothing());
  }

  /** A model without parameters. */
  public record Nothing() {}

  record Doubling(Nothing model) implements Prepared {
    @Override
    public Prepared with(Object model) {
      return new Doubling((Nothing) model);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return Map.of("y", inputs.get("x").mul(Tensors.scalar(2)));
    }
  }
}
