package dev.erlangen.geometry.parity;

import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code lorentz-cggnn}. */
final class LorentzCase {
  private LorentzCase() {}

  static ParityModel<?> of(CaseConfig c) {
    c.only("use_invariants_to_update", true);
    c.only("use_invariant_network", true);
    c.only("residual", false);
    c.word("aggregation", "mean", "mean");
    boolean product = c.word("layer_type", "fc", "fc", "gpmlp").equals("fc");
    LorentzCgGnn net =
        new LorentzCgGnn.Config(
                c.integer("in_features_h", 2),
                c.integer("hidden_features_h"),
                c.integer("hidden_features_x"),
                c.integer("decoder_features", 64),
                c.integer("n_class", 2),
                (int) c.integer("n_layers"),
                c.number("dropout", 0.2),
                product ? LorentzLayer.Kind.FC : LorentzLayer.Kind.GPMLP,
                CgennConfig.normalization(c, "normalization_init"),
                false)
            .init(Metric.of(CgennConfig.metric(c)), new Rng(0));
    return new ParityModel<>(
        net,
        (m, inputs, mode) -> {
          Tensor momenta = inputs.get("Pmu");
          int nodes = Math.toIntExact(momenta.size(0) * momenta.size(1));
          Arcs arcs = Arcs.of(nodes, inputs.ints("rows"), inputs.ints("cols"));
          Tensor mask = Tensors.like(inputs.get("atom_mask"), momenta);
          LorentzCgGnn.Jets jets =
              new LorentzCgGnn.Jets(momenta, inputs.get("scalars"), mask, arcs);
          return Map.of("logits", m.forward(jets, mode));
        });
  }
}
