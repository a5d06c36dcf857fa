package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.FastGlNet;
import dev.erlangen.weights.lol.LolTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Cases whose input is one tensor (B, 2L, n, r): first all U, then all V. */
public abstract class StackedCases implements ParityModel {
  @Override
  public String system() {
    return "lol";
  }

  /** {@code lol/glnet-fast}: GL-net with stacked parameters. */
  public static final class Fast extends StackedCases {
    @Override
    public String model() {
      return "glnet-fast";
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      FastGlNet.Config config =
          new FastGlNet.Config(
              c.integer("n"),
              c.integer("n_input_layers"),
              c.integer("hidden_dim_equiv"),
              (int) c.integer("n_layers"),
              c.integer("hidden_dim_inv"),
              c.integer("out_dim"));
      return new FastCase(config.init(new Rng(0)));
    }
  }

  private record FastCase(FastGlNet model) implements ParityModel.Prepared {
    @Override
    public Prepared with(Object other) {
      return new FastCase((FastGlNet) other);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return Map.of("y", model.forward(CaseInputs.get(inputs, "uvs"), mode));
    }
  }

  /** {@code lol/lol-transformer}: the transformer on raw factors. */
  public static final class Transformer extends StackedCases {
    @Override
    public String model() {
      return "lol-transformer";
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      List<Long> n = CaseFactors.sizes(c, "ns");
      List<Long> m = CaseFactors.sizes(c, "ms");
      Check.that(n.size() == m.size(), "config.ns and config.ms must be equally long");
      List<Long> entries = new ArrayList<>();
      for (int l = 0; l < n.size(); l++) {
        entries.add(n.get(l) + m.get(l));
      }
      LolTransformer.Config config =
          new LolTransformer.Config(
              entries,
              c.integer("d_model"),
              (int) c.integer("num_heads"),
              (int) c.integer("num_layers"),
              c.integer("d_ff"),
              c.integer("final_hidden_dim", 1024),
              c.integer("out_dim"),
              c.number("dropout", 0));
      return new TransformerCase(config.init(new Rng(0)));
    }
  }

  private record TransformerCase(LolTransformer model) implements ParityModel.Prepared {
    @Override
    public Prepared with(Object other) {
      return new TransformerCase((LolTransformer) other);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      Tensor uvs = CaseInputs.get(inputs, "uvs");
      long matrices = uvs.size(1) / 2;
      List<Tensor> u = new ArrayList<>();
      List<Tensor> v = new ArrayList<>();
      for (long l = 0; l < matrices; l++) {
        u.add(uvs.select(1, l));
        v.add(uvs.select(1, matrices + l));
      }
      return Map.of("y", model.forward(new LowRank(u, v), mode));
    }
  }
}
