package dev.erlangen.cli.toy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.parity.ParityModel;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/** {@code y = weight · x}, elementwise. */
public final class ToyParityModel implements ParityModel {
  /** The model. */
  public record Scale(Tensor weight) {}

  private record Ready(Scale model) implements Prepared {
    @Override
    public Prepared with(Object other) {
      return new Ready((Scale) other);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return Map.of("y", model.weight().mul(Objects.requireNonNull(inputs.get("x"))));
    }
  }

  @Override
  public String system() {
    return "toy";
  }

  @Override
  public String model() {
    return "scale";
  }

  @Override
  public Prepared prepare(JsonNode config) {
    return new Ready(new Scale(Init.constant(0, config.path("size").asInt())));
  }
}
