package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Goal GOAL = new Goal("mse", true);

  @Test
  void learnsALine() {
    Line line = new Line(0, 64, 0);
    Training training = Training.of(60, 16, Optimizer.adam(0.05), Schedule.cosine(2));
    FitResult fit = new Trainer(line, training, GOAL, 0).run(Keeper.NONE, Watcher.NONE);
    assertThat(fit.test().get("mse")).isBetween(0.01, 0.03);
    assertThat(fit.history()).hasSize(60);
    assertThat(fit.history().get(59).loss()).isLessThan(0.02);
  }

  @Test
  void sameSeedSameBits() {
    Training training = Training.of(5, 16, Optimizer.adamw(0.05, 0.01), Schedule.constant());
    double[] a = losses(training, 3);
    double[] b = losses(training, 3);
    assertThat(a).isEqualTo(b).isNotEqualTo(losses(training, 4));
  }

  private static double[] losses(Training training, long seed) {
    return new Trainer(new Line(seed, 40, 0.3), training, GOAL, seed)
        .run(Keeper.NONE, Watcher.NONE).history().stream().mapToDouble(Epoch::loss).toArray();
  }
}
