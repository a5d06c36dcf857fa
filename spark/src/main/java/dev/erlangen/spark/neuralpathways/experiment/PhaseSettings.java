package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * One phase of training after the other switched on.
 *
 * @param function the function
 * @param train training rows
 * @param test fresh test rows
 * @param width channels of an expert's two hidden layers
 * @param steps updates per expert
 * @param softSteps updates of the joint refinement
 * @param delta relative increase of the validation loss that pruning accepts
 */
public record PhaseSettings(
    @About("the function") Functions function,
    @About("training rows") int train,
    @About("fresh test rows") int test,
    @About("channels of an expert's two hidden layers") int width,
    @About("updates per expert") int steps,
    @About("updates of the joint refinement") int softSteps,
    @About("relative increase of the validation loss that pruning accepts") double delta) {
  public PhaseSettings {
    Check.between("train", train, 500, 10_000_000);
    Check.between("test", test, 100, 10_000_000);
    Check.between("width", width, 1, 4096);
    Check.between("steps", steps, 1, 1_000_000);
    Check.between("softSteps", softSteps, 1, 1_000_000);
    Check.between("delta", delta, 0, 10);
  }
}
