package dev.erlangen.graph.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.filter.FilterBase;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.signnet.filter.FilterSignNet;
import dev.erlangen.graph.signnet.filter.SignPlus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** {@code filter-signnet}: networks of the spectral filter experiment. */
final class FilterSignNetCase {
  private FilterSignNetCase() {}

  static ParityModel<?> of(CaseConfig config) {
    Rng rng = new Rng(0);
    String method =
        config.word("lap_method", "sign_inv", "sign_inv", "none", "abs_val", "sign_flip");
    FilterBase base =
        FilterCases.base(config.child("base"), config.word("net", "DS", FilterCases.NETS), rng);
    if (!method.equals("sign_inv")) {
      FilterSignNet plain = new FilterSignNet(encoding(config, method), base, null, null);
      return new ParityModel<>(plain, FilterSignNetCase::run);
    }
    SignPlus phi =
        new SignPlus(
            FilterCases.setNet(
                config.child("phi"),
                config.word("sign_inv_net", "DS", "DS", "MLP", "Transformer"),
                rng),
            true);
    DeepSets rho = config.has("rho") ? DeepSets.init(config.child("rho").mlp(), rng) : null;
    return new ParityModel<>(new FilterSignNet(null, base, phi, rho), FilterSignNetCase::run);
  }

  private static @Nullable SignAmbiguity encoding(CaseConfig config, String method) {
    return switch (method) {
      case "abs_val" -> SignAmbiguity.ABS;
      case "sign_flip" -> SignAmbiguity.FLIP;
      default -> config.flag("use_eig", true) ? SignAmbiguity.RAW : null;
    };
  }

  private static Map<String, Tensor> run(FilterSignNet net, CaseInputs inputs, Mode mode) {
    FilterInput input = FilterCases.input(inputs);
    Map<String, Tensor> out = new LinkedHashMap<>();
    put(out, "", net.forward(input, mode));
    out.put("loss", FilterCases.loss(Objects.requireNonNull(out.get("pred")), inputs));
    if (net.signInvNet() != null) {
      FilterSignNet joint =
          new FilterSignNet(null, net.base(), net.signInvNet().separating(false), net.rho());
      put(out, "_joint", joint.forward(input, mode));
    }
    return out;
  }

  private static void put(Map<String, Tensor> out, String suffix, FilterSignNet.Output values) {
    Check.that(values.prediction().defined(), "no prediction");
    out.put("pred" + suffix, values.prediction());
    if (values.phi() != null && values.rho() != null) {
      out.put("phi" + suffix, values.phi());
      out.put("rho" + suffix, values.rho());
    }
  }
}
