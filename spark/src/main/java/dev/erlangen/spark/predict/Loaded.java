package dev.erlangen.spark.predict;

import dev.erlangen.train.recipe.Predictor;
import org.jspecify.annotations.Nullable;

/**
 * The model that this process used last: an executor predicts for many partitions with one model
 * and should prepare it once.
 */
final class Loaded {
  private static @Nullable Model last;
  private static @Nullable Predictor predictor;

  private Loaded() {}

  /** Returns the predictor of {@code model}. */
  static synchronized Predictor of(Model model) {
    Predictor known = predictor;
    if (known == null || !model.equals(last)) {
      known = model.load();
      predictor = known;
      last = model;
    }
    return known;
  }
}
