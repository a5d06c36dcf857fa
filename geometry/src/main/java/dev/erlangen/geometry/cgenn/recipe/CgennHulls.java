package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.geometry.cgenn.data.ConvexHulls;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.ConvexHullCgMlp;

/** Volumes of convex hulls of 16 points in five dimensions. */
public final class CgennHulls extends PointRecipe {
  private static final int POINTS = 16;
  private static final int DIMENSION = 5;

  @Override
  public String name() {
    return "cgenn-hulls";
  }

  @Override
  public String summary() {
    return "volumes of convex hulls in five dimensions: Clifford network against a perceptron";
  }

  @Override
  public PointSettings defaults() {
    return new PointSettings(
        new Sizes(4096, 1024, 1),
        new PointSettings.Network(16, 2, 16, 128),
        new Fit(2000, 64, 2e-3, 0, 4));
  }

  @Override
  PointSplits data(Sizes sizes, Context context) {
    return PointSplits.draw(
        "convex hulls",
        sizes,
        (count, seed) -> ConvexHulls.draw(count, POINTS, DIMENSION, seed),
        context);
  }

  @Override
  Object network(PointSettings.Network sizes, Rng rng) {
    return new ConvexHullCgMlp.Config(POINTS, sizes.hidden(), sizes.products())
        .init(Metric.of(1, 1, 1, 1, 1), rng);
  }
}
