package dev.erlangen.weights.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.OrthogonalAligner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Featurisations of adapters, which have no parameters. */
final class FeatureCases {
  private FeatureCases() {}

  /** {@code singular-value-features}. */
  static ParityModel<?> singularValues(CaseConfig config) {
    return ParityModel.function(
        inputs ->
            Map.of("features", new Featurisation.SingularValues().of(CaseFactors.of(inputs))));
  }

  /** {@code orthogonal-alignment}. */
  static ParityModel<?> aligned(CaseConfig config) {
    return ParityModel.function(
        inputs -> {
          LowRank aligned =
              new OrthogonalAligner(
                      template(inputs, "template_u"), template(inputs, "template_v"), false)
                  .align(CaseFactors.of(inputs));
          Map<String, Tensor> out = new LinkedHashMap<>();
          for (int l = 0; l < aligned.matrices(); l++) {
            out.put("aligned_u." + l, aligned.u().get(l));
            out.put("aligned_v." + l, aligned.v().get(l));
          }
          return out;
        });
  }

  private static List<Tensor> template(CaseInputs inputs, String name) {
    return inputs.list(name).stream().map(t -> t.unsqueeze(0)).toList();
  }

  /** {@code dense-features}. */
  static ParityModel<?> dense(CaseConfig config) {
    return ParityModel.function(
        inputs -> {
          LowRank x = CaseFactors.of(inputs);
          Map<String, Tensor> out = new LinkedHashMap<>();
          for (int l = 0; l < x.matrices(); l++) {
            out.put("dense." + l, x.pair(l).product());
          }
          return out;
        });
  }
}
