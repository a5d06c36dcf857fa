package dev.erlangen.weights.parity;

import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.SimpleNet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** The baselines' MLP on raw factors and on features. */
final class MlpCases {
  private MlpCases() {}

  /** {@code lol-simple-net}. */
  static ParityModel<?> onFactors(CaseConfig c) {
    long in =
        Stream.concat(CaseFactors.sizes(c, "ns").stream(), CaseFactors.sizes(c, "ms").stream())
            .mapToLong(Long::longValue)
            .sum();
    return of(c, in, inputs -> new Featurisation.Flat().of(CaseFactors.of(inputs)));
  }

  /** {@code lol-baseline-net}. */
  static ParityModel<?> onFeatures(CaseConfig c) {
    return of(c, c.integer("in_dim"), MlpCases::features);
  }

  private static ParityModel<?> of(CaseConfig c, long in, Function<CaseInputs, Tensor> features) {
    SimpleNet.Config config =
        new SimpleNet.Config(in, c.integer("hidden_dim"), c.integer("out_dim"));
    return new ParityModel<>(
        config.init(new Rng(0)),
        (net, inputs, mode) -> Map.of("y", net.forward(features.apply(inputs), mode)));
  }

  private static Tensor features(CaseInputs inputs) {
    if (inputs.has("features")) {
      return inputs.get("features");
    }
    return Tensors.cat(
        1, inputs.list("features").stream().map(t -> t.flatten(1, -1)).toArray(Tensor[]::new));
  }
}
