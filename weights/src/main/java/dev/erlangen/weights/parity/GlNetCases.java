package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.Hidden;
import dev.erlangen.weights.lol.RowDropout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code lol/glnet-diffusion} and {@code lol/glnet-llm}: GL-net of the two kinds of experiments.
 */
public abstract class GlNetCases implements ParityModel {
  private final String model;

  private GlNetCases(String model) {
    this.model = model;
  }

  /** Of the diffusion experiments. */
  public static final class Diffusion extends GlNetCases {
    /** For the service loader. */
    public Diffusion() {
      super("glnet-diffusion");
    }

    @Override
    GlNet.Config config(CaseConfig c) {
      return sizes(c).with(c.flag("clip", false) ? GlNet.Head.POOLED : GlNet.Head.ENTRIES);
    }
  }

  /** Of the language model experiments. */
  public static final class Llm extends GlNetCases {
    /** For the service loader. */
    public Llm() {
      super("glnet-llm");
    }

    @Override
    GlNet.Config config(CaseConfig c) {
      Check.that(
          !c.has("layer_types"),
          "config.layer_types must be null: the published layers are gate and linear map");
      long head = c.integer("head_type", 1);
      Check.that(head == 1 || head == 2, "config.head_type must be 1 or 2, got %d", head);
      GlNet.Head one = c.flag("pool_mean", false) ? GlNet.Head.POOLED : GlNet.Head.ENTRIES;
      return sizes(c)
          .with(head == 2 ? GlNet.Head.SHARED : one)
          .dropping(c.number("p", 0), RowDropout.LEGACY);
    }
  }

  abstract GlNet.Config config(CaseConfig c);

  static GlNet.Config sizes(CaseConfig c) {
    return new GlNet.Config(
        CaseFactors.sizes(c, "ns"),
        CaseFactors.sizes(c, "ms"),
        c.integer("hidden_dim_equiv"),
        (int) c.integer("n_layers"),
        c.integer("hidden_dim_inv"),
        c.integer("out_dim"));
  }

  @Override
  public String system() {
    return "lol";
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public Prepared prepare(JsonNode json) {
    return new Case(config(CaseConfig.of(json)).init(new Rng(0)));
  }

  private record Case(GlNet model) implements Prepared {
    @Override
    public Prepared with(Object other) {
      return new Case((GlNet) other);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      LowRank x = CaseFactors.of(inputs);
      Map<String, Tensor> out = new LinkedHashMap<>();
      Hidden hidden = model.equivMlp().forward(x, mode);
      for (int l = 0; l < x.matrices(); l++) {
        out.put("equiv_u." + l, hidden.u(l));
        out.put("equiv_v." + l, hidden.v(l));
      }
      Tensor y = model.forward(x, mode);
      out.put("y", y);
      if (inputs.containsKey("g.0")) {
        out.put("y_transformed", model.forward(moved(x, inputs), mode));
      }
      if (inputs.containsKey("target")) {
        out.put("loss", Losses.mse(y, CaseInputs.get(inputs, "target")));
      }
      return out;
    }

    /** {@code (U G, V G⁻ᵀ)}. */
    private static LowRank moved(LowRank x, Map<String, Tensor> inputs) {
      List<Tensor> u = new ArrayList<>();
      List<Tensor> v = new ArrayList<>();
      for (int l = 0; l < x.matrices(); l++) {
        Tensor g = CaseInputs.get(inputs, "g." + l);
        u.add(x.u().get(l).matmul(g));
        v.add(x.v().get(l).matmul(Linalg.inverse(g).transpose(1, 2)));
      }
      return new LowRank(u, v);
    }
  }
}
