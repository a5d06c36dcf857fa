package dev.erlangen.weights.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.Map;
import java.util.function.Function;

/** Learning on LoRAs: GL-net, its baselines and the featurisations. */
public final class LolParity implements ParitySystem {
  @Override
  public String system() {
    return "lol";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of(
        "glnet-diffusion", GlNetCases::diffusion,
        "glnet-llm", GlNetCases::llm,
        "glnet-fast", StackedCases::fast,
        "lol-transformer", StackedCases::transformer,
        "lol-simple-net", MlpCases::onFactors,
        "lol-baseline-net", MlpCases::onFeatures,
        "singular-value-features", FeatureCases::singularValues,
        "orthogonal-alignment", FeatureCases::aligned,
        "dense-features", FeatureCases::dense);
  }
}
