package dev.erlangen.testkit;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import dev.erlangen.core.tensor.Tensors;
import java.util.Map;
import java.util.function.Function;

/** The system {@code toy}: y = 2x. */
public final class DoublingSystem implements ParitySystem {
  @Override
  public String system() {
    return "toy";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of(
        "doubling",
        config ->
            ParityModel.function(inputs -> Map.of("y", inputs.get("x").mul(Tensors.scalar(2)))));
  }
}
