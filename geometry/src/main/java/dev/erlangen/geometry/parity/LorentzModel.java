package dev.erlangen.geometry.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code cgenn/lorentz-cggnn}. */
public final class LorentzModel extends CliffordCase {
  /** For the service loader. */
  public LorentzModel() {
    super("lorentz-cggnn");
  }

  @Override
  public Prepared prepare(JsonNode json) {
    CaseConfig c = CaseConfig.of(json);
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
                normalization(c, "normalization_init"),
                false)
            .init(Metric.of(metric(c)), new Rng(0));
    return new Case<>(
        net,
        (m, inputs, mode) -> {
          Tensor momenta = CaseInputs.get(inputs, "Pmu");
          int nodes = Math.toIntExact(momenta.size(0) * momenta.size(1));
          Arcs arcs =
              Arcs.of(
                  nodes,
                  ints(CaseInputs.get(inputs, "rows")),
                  ints(CaseInputs.get(inputs, "cols")));
          Tensor mask = Tensors.like(CaseInputs.get(inputs, "atom_mask"), momenta);
          LorentzCgGnn.Jets jets =
              new LorentzCgGnn.Jets(momenta, CaseInputs.get(inputs, "scalars"), mask, arcs);
          return Map.of("logits", m.forward(jets, mode));
        });
  }
}
