package dev.erlangen.cli.toy;

import dev.erlangen.core.nn.Init;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** {@code y = weight · x}, elementwise. */
public final class ToyParitySystem implements ParitySystem {
  /** The model. */
  public record Scale(Tensor weight) {}

  @Override
  public String system() {
    return "toy";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of("scale", ToyParitySystem::scale);
  }

  private static ParityModel<?> scale(CaseConfig config) {
    return new ParityModel<>(
        new Scale(Init.constant(0, config.integer("size"))),
        (model, inputs, mode) -> Map.of("y", model.weight().mul(inputs.get("x"))));
  }
}
