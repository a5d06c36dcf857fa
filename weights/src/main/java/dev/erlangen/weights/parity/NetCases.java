package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.SimpleNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The baselines' networks on raw factors and on features. */
public abstract class NetCases implements ParityModel {
  private final String model;

  private NetCases(String model) {
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

  private record NetCase(SimpleNet model, boolean raw) implements ParityModel.Prepared {
    @Override
    public Prepared with(Object other) {
      return new NetCase((SimpleNet) other, raw);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return Map.of("y", model.forward(raw ? flat(inputs) : joined(inputs), mode));
    }

    private static Tensor flat(Map<String, Tensor> inputs) {
      return new Featurisation.Flat().of(CaseFactors.of(inputs));
    }

    private static Tensor joined(Map<String, Tensor> inputs) {
      if (inputs.containsKey("features")) {
        return CaseInputs.get(inputs, "features");
      }
      List<Tensor> parts = new ArrayList<>();
      for (int l = 0; inputs.containsKey("features." + l); l++) {
        parts.add(CaseInputs.get(inputs, "features." + l).flatten(1, -1));
      }
      return Tensors.cat(1, parts.toArray(Tensor[]::new));
    }
  }

  /** {@code lol/lol-simple-net}: the MLP on raw factors. */
  public static final class Simple extends NetCases {
    /** For the service loader. */
    public Simple() {
      super("lol-simple-net");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      long in =
          CaseFactors.sizes(c, "ns").stream().mapToLong(Long::longValue).sum()
              + CaseFactors.sizes(c, "ms").stream().mapToLong(Long::longValue).sum();
      return net(c, in, true);
    }
  }

  /** {@code lol/lol-baseline-net}: the MLP on features. */
  public static final class Baseline extends NetCases {
    /** For the service loader. */
    public Baseline() {
      super("lol-baseline-net");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      return net(c, c.integer("in_dim"), false);
    }
  }

  private static Prepared net(CaseConfig c, long in, boolean raw) {
    SimpleNet.Config config =
        new SimpleNet.Config(in, c.integer("hidden_dim"), c.integer("out_dim"));
    return new NetCase(config.init(new Rng(0)), raw);
  }
}
