package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;

/** Updates, batch and learning rate of Adam. */
public record Fit(
    @About("updates, rounded up to whole epochs") int updates,
    @About("examples per update") int batch,
    @About("learning rate of Adam") double rate,
    @About("weight decay") double decay,
    @About("epochs between measurements; the best one counts") int measureEvery) {
  private static final double RISE = 1.0 / 64;
  private static final double FALL = 0.75;
  private static final double LEAST_RATE = 1e-7;

  public Fit {
    Check.positive("training.updates", updates);
    Check.positive("training.batch", batch);
    Check.positive("training.rate", rate);
    Check.between("training.decay", decay, 0, 1);
    Check.positive("training.measureEvery", measureEvery);
  }

  /** A constant rate. */
  Training constant(int examples) {
    return training(examples, Schedule.constant());
  }

  /** Rise over 1/64 of the updates, fall over the last quarter, both along cosines. */
  Training held(int examples) {
    return training(examples, Schedule.held(RISE, FALL, LEAST_RATE));
  }

  private Training training(int examples, Schedule schedule) {
    return Training.of(
            epochs(examples), batch, Optimizer.adam(rate).withWeightDecay(decay), schedule)
        .evaluatingEvery(measureEvery);
  }

  private int epochs(int examples) {
    int perEpoch = (examples + batch - 1) / batch;
    return (updates + perEpoch - 1) / perEpoch;
  }

  /** A share of all updates. */
  long share(double fraction, int examples) {
    int perEpoch = (examples + batch - 1) / batch;
    return Math.round(fraction * epochs(examples) * perEpoch);
  }
}
