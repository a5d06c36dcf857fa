package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.OrthogonalAligner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Featurisations of adapters. */
public abstract class FeatureCases implements ParityModel {
  private final String model;

  private FeatureCases(String model) {
    this.model = model;
  }

  @Override
  public String system() {
    return "lol";
  }

  @Override
  public String model() {
    return model;
  }

  /** A featurisation has no parameters. */
  private record Nothing() {}

  /** What a featurisation gives. */
  @FunctionalInterface
  private interface Features {
    Map<String, Tensor> of(Map<String, Tensor> inputs);
  }

  private record FeatureCase(Nothing model, Features features) implements ParityModel.Prepared {
    @Override
    public Prepared with(Object other) {
      return new FeatureCase((Nothing) other, features);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return features.of(inputs);
    }
  }

  /** {@code lol/singular-value-features}. */
  public static final class SingularValues extends FeatureCases {
    /** For the service loader. */
    public SingularValues() {
      super("singular-value-features");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      return new FeatureCase(
          new Nothing(),
          inputs ->
              Map.of("features", new Featurisation.SingularValues().of(CaseFactors.of(inputs))));
    }
  }

  /** {@code lol/orthogonal-alignment}. */
  public static final class Alignment extends FeatureCases {
    /** For the service loader. */
    public Alignment() {
      super("orthogonal-alignment");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      return new FeatureCase(new Nothing(), Alignment::aligned);
    }

    private static Map<String, Tensor> aligned(Map<String, Tensor> inputs) {
      List<Tensor> u = new ArrayList<>();
      List<Tensor> v = new ArrayList<>();
      for (int l = 0; inputs.containsKey("template_u." + l); l++) {
        u.add(CaseInputs.get(inputs, "template_u." + l).unsqueeze(0));
        v.add(CaseInputs.get(inputs, "template_v." + l).unsqueeze(0));
      }
      LowRank aligned = new OrthogonalAligner(u, v, false).align(CaseFactors.of(inputs));
      Map<String, Tensor> out = new LinkedHashMap<>();
      for (int l = 0; l < aligned.matrices(); l++) {
        out.put("aligned_u." + l, aligned.u().get(l));
        out.put("aligned_v." + l, aligned.v().get(l));
      }
      return out;
    }
  }

  /** {@code lol/dense-features}. */
  public static final class Dense extends FeatureCases {
    /** For the service loader. */
    public Dense() {
      super("dense-features");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      return new FeatureCase(
          new Nothing(),
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
}
