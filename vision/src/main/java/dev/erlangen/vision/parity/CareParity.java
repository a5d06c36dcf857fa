package dev.erlangen.vision.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.Map;
import java.util.function.Function;

/** CARE: losses, metrics and encoders. */
public final class CareParity implements ParitySystem {
  @Override
  public String system() {
    return "care";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of(
        "care-loss", LossCases::losses,
        "care-metrics", LossCases::metrics,
        "care-resnet18", EncoderCases::resNet18,
        "point-deep-sets", EncoderCases::deepSets);
  }
}
