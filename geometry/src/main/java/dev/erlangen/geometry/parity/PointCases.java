package dev.erlangen.geometry.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.CgMlp;
import dev.erlangen.geometry.cgenn.model.ConvexHullCgMlp;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Networks of points. */
final class PointCases {
  private static final double VOLUME = 0.1;

  private PointCases() {}

  /** {@code o3-cgmlp}. */
  static ParityModel<?> signedVolume(CaseConfig c) {
    Metric metric = Metric.of(CgennConfig.metric(c));
    CgMlp body =
        new CgMlp.Config(
                c.integer("in_features"),
                c.integer("hidden_features"),
                c.integer("out_features", 1),
                (int) c.integer("num_layers"),
                metric.paths(),
                CgennConfig.normalization(c, "init_normalization"))
            .init(new Rng(0));
    return new ParityModel<>(
        new O3CgMlp(metric, body),
        (net, inputs, mode) -> {
          Tensor points = inputs.get("points");
          O3CgMlp.Output y = net.forward(points, mode);
          Map<String, Tensor> out = new LinkedHashMap<>();
          out.put("multivector", y.multivector());
          out.put("prediction", y.prediction());
          if (points.size(1) == points.size(2)) {
            Tensor volume = torch.linalg_det(points).mul(Tensors.scalar(VOLUME));
            out.put("loss", Losses.mse(y.prediction(), volume));
          }
          return out;
        });
  }

  /** {@code convex-hull-cgmlp}. */
  static ParityModel<?> convexHull(CaseConfig c) {
    Check.that(c.integer("out_features", 1) == 1, "config.out_features must be 1");
    ConvexHullCgMlp net =
        new ConvexHullCgMlp.Config(
                c.integer("in_features"),
                c.integer("hidden_features"),
                (int) c.integer("num_layers", 4),
                CgennConfig.normalization(c, "init_normalization"))
            .init(Metric.of(CgennConfig.metric(c)), new Rng(0));
    return new ParityModel<>(
        net, (m, inputs, mode) -> Map.of("prediction", m.forward(inputs.get("points"), mode)));
  }

  /** {@code o5-cgmlp}. */
  static ParityModel<?> o5(CaseConfig c) {
    O5CgMlp net =
        new O5CgMlp.Config(
                c.integer("in_features"),
                c.integer("hidden_features"),
                c.integer("mlp_hidden_features", 580))
            .init(Metric.of(CgennConfig.metric(c)), new Rng(0));
    return new ParityModel<>(
        net, (m, inputs, mode) -> Map.of("prediction", m.forward(inputs.get("points"), mode)));
  }
}
