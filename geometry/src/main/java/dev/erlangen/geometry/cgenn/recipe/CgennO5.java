package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.geometry.cgenn.data.O5Regression;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;

/** A function of the lengths of, and the angle between, two vectors in five dimensions. */
public final class CgennO5 extends PointRecipe {
  private static final int VECTORS = 2;

  @Override
  public String name() {
    return "cgenn-o5";
  }

  @Override
  public String summary() {
    return "an O(5) invariant function of two vectors: Clifford network against a perceptron";
  }

  @Override
  public PointSettings defaults() {
    return new PointSettings(
        new Sizes(1000, 2000, 1),
        new PointSettings.Network(8, 1, 64, 128),
        new Fit(1500, 64, 2e-3, 0, 4));
  }

  @Override
  PointSplits data(Sizes sizes, Context context) {
    return PointSplits.draw("O(5) regression", sizes, O5Regression.published()::draw, context);
  }

  @Override
  Object network(PointSettings.Network sizes, Rng rng) {
    return new O5CgMlp.Config(VECTORS, sizes.hidden(), sizes.width())
        .init(Metric.of(1, 1, 1, 1, 1), rng);
  }
}
