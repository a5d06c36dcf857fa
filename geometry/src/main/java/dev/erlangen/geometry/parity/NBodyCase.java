package dev.erlangen.geometry.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code nbody-cggnn}. */
final class NBodyCase {
  private NBodyCase() {}

  static ParityModel<?> of(CaseConfig c) {
    Check.that(c.integer("in_features", 3) == 3, "config.in_features must be 3");
    Check.that(c.integer("out_features", 1) == 1, "config.out_features must be 1");
    Check.that(c.integer("edge_features_in", 1) == 1, "config.edge_features_in must be 1");
    NBodyCgGnn net =
        new NBodyCgGnn.Config(
                c.integer("hidden_features"),
                (int) c.integer("n_layers"),
                c.flag("residual", true),
                CgennConfig.normalization(c, "normalization_init"))
            .init(Metric.of(CgennConfig.metric(c)), new Rng(0));
    return new ParityModel<>(
        net,
        (m, inputs, mode) -> {
          Tensor location = inputs.get("loc");
          Tensor edges = inputs.get("edges");
          Arcs arcs =
              Arcs.repeated(
                  Math.toIntExact(location.size(0)),
                  Math.toIntExact(location.size(1)),
                  CaseInputs.ints(edges.select(0, 0)),
                  CaseInputs.ints(edges.select(0, 1)));
          Tensor prediction =
              m.forward(
                  new NBodyCgGnn.Particles(
                      location,
                      inputs.get("vel"),
                      inputs.get("charges"),
                      inputs.get("edge_attr"),
                      arcs),
                  mode);
          Map<String, Tensor> out = new LinkedHashMap<>();
          out.put("prediction", prediction);
          if (inputs.has("loc_end")) {
            Tensor end = inputs.get("loc_end").view_as(prediction);
            out.put("loss", Losses.mse(prediction, end));
          }
          return out;
        });
  }
}
