package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.geometry.cgenn.data.PointData;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.function.BiFunction;

/** Examples to train on, to choose parameters by, and to measure with. */
record PointSplits(PointData train, PointData validation, PointData test) {
  /** Draws the splits from seeds that follow each other, and notes what they hold. */
  static PointSplits draw(
      String name,
      Sizes sizes,
      BiFunction<Integer, Long, PointData> source,
      Recipe.Context context) {
    PointData train = source.apply(sizes.train(), sizes.seed());
    PointData validation = source.apply(sizes.held(), sizes.seed() + 1);
    PointData test = source.apply(sizes.held(), sizes.seed() + 2);
    context.usedData(name + ", train", train.digest());
    context.usedData(name + ", test", test.digest());
    return new PointSplits(train, validation, test);
  }

  PointData of(Problem.Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  String fact() {
    double[] moments = test.moments();
    return "%d examples for training, %d each for validation and testing; test targets have mean"
            .formatted(train.count(), test.count())
        + " %.4f and variance %.4f".formatted(moments[0], moments[1]);
  }
}
