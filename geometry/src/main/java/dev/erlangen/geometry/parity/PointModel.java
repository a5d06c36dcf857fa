package dev.erlangen.geometry.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
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

/** Networks of points, one class per kind. */
public abstract sealed class PointModel extends CliffordCase {
  private static final double VOLUME = 0.1;

  private PointModel(String model) {
    super(model);
  }

  /** {@code cgenn/o3-cgmlp}. */
  public static final class O3 extends PointModel {
    /** For the service loader. */
    public O3() {
      super("o3-cgmlp");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      Metric metric = Metric.of(metric(c));
      CgMlp body =
          new CgMlp.Config(
                  c.integer("in_features"),
                  c.integer("hidden_features"),
                  c.integer("out_features", 1),
                  (int) c.integer("num_layers"),
                  metric.paths(),
                  normalization(c, "init_normalization"))
              .init(new Rng(0));
      return new Case<>(
          new O3CgMlp(metric, body),
          (net, inputs, mode) -> {
            Tensor points = CaseInputs.get(inputs, "points");
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
  }

  /** {@code cgenn/convex-hull-cgmlp}. */
  public static final class Hull extends PointModel {
    /** For the service loader. */
    public Hull() {
      super("convex-hull-cgmlp");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      Check.that(c.integer("out_features", 1) == 1, "config.out_features must be 1");
      ConvexHullCgMlp net =
          new ConvexHullCgMlp.Config(
                  c.integer("in_features"),
                  c.integer("hidden_features"),
                  (int) c.integer("num_layers", 4),
                  normalization(c, "init_normalization"))
              .init(Metric.of(metric(c)), new Rng(0));
      return new Case<>(
          net,
          (m, inputs, mode) ->
              Map.of("prediction", m.forward(CaseInputs.get(inputs, "points"), mode)));
    }
  }

  /** {@code cgenn/o5-cgmlp}. */
  public static final class O5 extends PointModel {
    /** For the service loader. */
    public O5() {
      super("o5-cgmlp");
    }

    @Override
    public Prepared prepare(JsonNode json) {
      CaseConfig c = CaseConfig.of(json);
      O5CgMlp net =
          new O5CgMlp.Config(
                  c.integer("in_features"),
                  c.integer("hidden_features"),
                  c.integer("mlp_hidden_features", 580))
              .init(Metric.of(metric(c)), new Rng(0));
      return new Case<>(
          net,
          (m, inputs, mode) ->
              Map.of("prediction", m.forward(CaseInputs.get(inputs, "points"), mode)));
    }
  }
}
