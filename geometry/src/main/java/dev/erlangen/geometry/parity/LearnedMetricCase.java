package dev.erlangen.geometry.parity;

import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.metric.MetricRoute;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import dev.erlangen.geometry.cgenn.model.CgMlp;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code learned-metric-cgmlp}: the direct route gives the outputs and gradients, the eigen route
 * the scalars.
 */
final class LearnedMetricCase {
  private LearnedMetricCase() {}

  /** The layers under their bare numbers. */
  private record Net(@Name("") List<EquivariantLayer> layers) {}

  static ParityModel<?> of(CaseConfig c) {
    CgMlp body =
        new CgMlp.Config(
                c.integer("in_features"),
                c.integer("hidden_features"),
                c.integer("out_features"),
                (int) c.integer("num_layers"),
                GradePaths.nonDegenerate((int) c.integer("dim")),
                CgennConfig.normalization(c, "init_normalization"))
            .init(new Rng(0));
    return new ParityModel<>(new Net(body.net()), (net, inputs, mode) -> run(net, inputs));
  }

  private static Map<String, Tensor> run(Net net, CaseInputs inputs) {
    Tensor a = inputs.get("A");
    Tensor points = inputs.get("points");
    Tensor s = a.add(a.t());
    MetricSpace direct = MetricSpace.of(s, MetricRoute.DIRECT);
    MetricSpace eigen = MetricSpace.of(s.detach(), MetricRoute.EIGEN);
    Linalg.Eigen parts = Linalg.eigh(s.detach());
    Tensor y = EquivariantLayer.chain(net.layers, direct.embed(points), direct.algebra());
    Tensor rotated = EquivariantLayer.chain(net.layers, eigen.embed(points), eigen.algebra());
    Map<String, Tensor> out = new LinkedHashMap<>();
    out.put("S", s);
    out.put("eigenvalues", parts.values());
    out.put("eigenvectors", parts.vectors());
    out.put("cayley_diagonal", CliffordAlgebra.momentary(parts.values().diag()).cayley(s));
    out.put("cayley_full_metric", direct.algebra().cayley(s));
    out.put("y_eigenbasis_scalar_and_norm", eigen.scalar(rotated).unsqueeze(-1));
    out.put("y_original_basis", y);
    if (inputs.has("cotangent")) {
      out.put("loss", y.mul(inputs.get("cotangent")).sum());
    }
    return out;
  }
}
