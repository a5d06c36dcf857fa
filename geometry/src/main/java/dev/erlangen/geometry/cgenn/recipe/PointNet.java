package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.ConvexHullCgMlp;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** The networks of points as functions to a number. */
final class PointNet {
  private PointNet() {}

  /** Maps points (B, points, n) to (B). */
  static Tensor apply(Object model, Tensor points, Mode mode) {
    if (model instanceof O3CgMlp net) {
      return net.forward(points, mode).prediction();
    }
    if (model instanceof ConvexHullCgMlp net) {
      return net.forward(points, mode);
    }
    if (model instanceof O5CgMlp net) {
      return net.forward(points, mode).squeeze(-1);
    }
    return ((Mlp) model).forward(points.flatten(1, 2), mode).squeeze(-1);
  }

  /** The metric that a network learns, if it does. */
  static Optional<LearnedMetric> learned(Object model) {
    Metric metric = null;
    if (model instanceof O3CgMlp net) {
      metric = net.metric();
    } else if (model instanceof ConvexHullCgMlp net) {
      metric = net.metric();
    } else if (model instanceof O5CgMlp net) {
      metric = net.metric();
    }
    return metric instanceof LearnedMetric own ? Optional.of(own) : Optional.empty();
  }
}
