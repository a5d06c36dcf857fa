package dev.erlangen.train.loop;

import dev.erlangen.train.loop.Schedule.Kind;

/**
 * A schedule at work. All shapes but PLATEAU are functions of the time alone; PLATEAU remembers the
 * best validation metric (PyTorch's ReduceLROnPlateau, relative threshold 1e-4, no cool-down).
 */
final class LearningRate {
  private static final double THRESHOLD = 1e-4;
  private final Schedule schedule;
  private final double base;
  private final int epochs;
  private final boolean lowerIsBetter;
  private double scale = 1;
  private double best;
  private int bad;

  LearningRate(Training training, boolean lowerIsBetter) {
    this.schedule = training.schedule();
    this.base = training.optimizer().lr();
    this.epochs = training.epochs();
    this.lowerIsBetter = lowerIsBetter;
    this.best = lowerIsBetter ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  /** Returns the rate of update {@code update} of epoch {@code epoch}, both from 0. */
  double at(int epoch, long update, long updatesPerEpoch) {
    double time = epoch + (double) update / updatesPerEpoch;
    int warmup = schedule.warmup();
    if (epoch < warmup) {
      return base * (time + 1.0 / updatesPerEpoch) / warmup;
    }
    if (schedule.kind() == Schedule.Kind.HELD) {
      return held(time / epochs);
    }
    return base
        * switch (schedule.kind()) {
          case CONSTANT, HELD -> 1;
          case COSINE -> 0.5 * (1 + Math.cos(Math.PI * (time - warmup) / (epochs - warmup)));
          case STEP -> steps(epoch);
          case PLATEAU -> scale;
        };
  }

  private double held(double share) {
    double risen = schedule.milestones().get(0);
    double falling = schedule.milestones().get(1);
    double height = 1;
    if (share < risen) {
      height = 0.5 * (1 - Math.cos(Math.PI * share / risen));
    } else if (share > falling) {
      height = 0.5 * (1 + Math.cos(Math.PI * (share - falling) / (1 - falling)));
    }
    return schedule.minLr() + (base - schedule.minLr()) * height;
  }

  private double steps(int epoch) {
    double product = 1;
    for (int i = 0; i < schedule.milestones().size(); i++) {
      // A milestone such as 0.6 of 40 epochs must not be missed by a rounding of 0.6 * 40.
      if (epoch + 1e-9 >= schedule.milestones().get(i) * epochs) {
        product *= schedule.factors().get(i);
      }
    }
    return product;
  }

  /** Takes note of the metric after an epoch; returns whether training goes on. */
  boolean observe(int epoch, double metric) {
    if (schedule.kind() != Kind.PLATEAU || epoch < schedule.warmup()) {
      return true;
    }
    if (better(metric)) {
      best = metric;
      bad = 0;
    } else if (++bad > schedule.patience()) {
      scale *= schedule.factor();
      bad = 0;
    }
    return base * scale >= schedule.minLr();
  }

  private boolean better(double metric) {
    double margin = Math.abs(best) * THRESHOLD;
    return Double.isInfinite(best)
        ? !Double.isNaN(metric)
        : lowerIsBetter ? metric < best - margin : metric > best + margin;
  }

  /** The memory: scale, best metric, epochs since. */
  double[] state() {
    return new double[] {scale, best, bad};
  }

  /** Continues from a {@link #state()}. */
  void restore(double[] state) {
    scale = state[0];
    best = state[1];
    bad = (int) state[2];
  }
}
