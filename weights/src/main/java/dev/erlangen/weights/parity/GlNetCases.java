package dev.erlangen.weights.parity;

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

/** GL-net of the two kinds of experiments. */
final class GlNetCases {
  private GlNetCases() {}

  /** {@code glnet-diffusion}. */
  static ParityModel<?> diffusion(CaseConfig c) {
    return of(sizes(c).with(c.flag("clip", false) ? GlNet.Head.POOLED : GlNet.Head.ENTRIES));
  }

  /** {@code glnet-llm}. */
  static ParityModel<?> llm(CaseConfig c) {
    Check.that(
        !c.has("layer_types"),
        "config.layer_types must be null: the published layers are gate and linear map");
    long head = c.integer("head_type", 1);
    Check.that(head == 1 || head == 2, "config.head_type must be 1 or 2, got %d", head);
    GlNet.Head one = c.flag("pool_mean", false) ? GlNet.Head.POOLED : GlNet.Head.ENTRIES;
    return of(
        sizes(c)
            .with(head == 2 ? GlNet.Head.SHARED : one)
            .dropping(c.number("p", 0), RowDropout.LEGACY));
  }

  private static GlNet.Config sizes(CaseConfig c) {
    return new GlNet.Config(
        CaseFactors.sizes(c, "ns"),
        CaseFactors.sizes(c, "ms"),
        c.integer("hidden_dim_equiv"),
        (int) c.integer("n_layers"),
        c.integer("hidden_dim_inv"),
        c.integer("out_dim"));
  }

  private static ParityModel<?> of(GlNet.Config config) {
    return new ParityModel<>(config.init(new Rng(0)), GlNetCases::run);
  }

  private static Map<String, Tensor> run(GlNet model, CaseInputs inputs, Mode mode) {
    LowRank x = CaseFactors.of(inputs);
    Map<String, Tensor> out = new LinkedHashMap<>();
    Hidden hidden = model.equivMlp().forward(x, mode);
    for (int l = 0; l < x.matrices(); l++) {
      out.put("equiv_u." + l, hidden.u(l));
      out.put("equiv_v." + l, hidden.v(l));
    }
    Tensor y = model.forward(x, mode);
    out.put("y", y);
    if (inputs.has("g.0")) {
      out.put("y_transformed", model.forward(moved(x, inputs), mode));
    }
    if (inputs.has("target")) {
      out.put("loss", Losses.mse(y, inputs.get("target")));
    }
    return out;
  }

  /** {@code (U G, V G⁻ᵀ)}. */
  private static LowRank moved(LowRank x, CaseInputs inputs) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      Tensor g = inputs.get("g." + l);
      u.add(x.u().get(l).matmul(g));
      v.add(x.v().get(l).matmul(Linalg.inverse(g).transpose(1, 2)));
    }
    return new LowRank(u, v);
  }
}
