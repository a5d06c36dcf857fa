package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static LearningRate of(int epochs, Schedule schedule) {
    return new LearningRate(Training.of(epochs, 1, Optimizer.adam(0.1), schedule), true);
  }

  @Test
  void constantIsTheBaseRate() {
    assertThat(of(3, Schedule.constant()).at(2, 4, 5)).isEqualTo(0.1);
  }

  @Test
  void cosineWarmsUpPerUpdateAndEndsNearZero() {
    LearningRate rate = of(10, Schedule.cosine(2));
    double[][] table = { // epoch, update of 4, rate
      {0, 0, 0.1 / 8},
      {0, 3, 0.1 / 2},
      {1, 3, 0.1},
      {2, 0, 0.1},
      {4, 0, 0.05 * (1 + Math.sqrt(0.5))},
      {6, 0, 0.05},
      {8, 0, 0.05 * (1 - Math.sqrt(0.5))},
      {9, 3, 0.05 * (1 + Math.cos(Math.PI * 7.75 / 8))}
    };
    for (double[] row : table) {
      assertThat(rate.at((int) row[0], (long) row[1], 4)).isCloseTo(row[2], within(1e-15));
    }
  }

  @Test
  void heldRisesStaysAndFalls() {
    LearningRate rate = of(8, Schedule.held(0.25, 0.75, 1e-3));
    double[][] table = { // epoch, update of 4, rate
      {0, 0, 1e-3},
      {1, 0, 1e-3 + 0.099 / 2},
      {2, 0, 0.1},
      {5, 3, 0.1},
      {7, 0, 1e-3 + 0.099 / 2},
      {7, 3, 1e-3 + 0.099 / 2 * (1 + Math.cos(Math.PI * 7 / 8))}
    };
    for (double[] row : table) {
      assertThat(rate.at((int) row[0], (long) row[1], 4)).isCloseTo(row[2], within(1e-15));
    }
  }

  @Test
  void stepsMultiplyAtTheirMilestones() {
    LearningRate rate = of(40, Schedule.steps(List.of(0.6, 0.85), List.of(0.5, 0.2)));
    double[][] table = {{0, 0.1}, {23, 0.1}, {24, 0.05}, {33, 0.05}, {34, 0.01}, {39, 0.01}};
    for (double[] row : table) {
      assertThat(rate.at((int) row[0], 0, 7)).isCloseTo(row[1], within(1e-15));
    }
  }

  /** The epochs at which PyTorch's ReduceLROnPlateau(factor=.5, patience=2) cuts. */
  @Test
  void plateauCutsAfterPatienceAndStopsBelowTheFloor() {
    LearningRate rate = of(100, Schedule.plateau(0.5, 2, 0.03));
    double[] metrics = {1, 0.5, 0.5, 0.49999, 0.6, 0.4, 0.7, 0.7, 0.7, 0.7, 0.7};
    double[] rates = {.1, .1, .1, .1, .05, .05, .05, .05, .025, .025, .025};
    boolean[] goesOn = {true, true, true, true, true, true, true, true, false, false, false};
    for (int e = 0; e < metrics.length; e++) {
      assertThat(rate.observe(e, metrics[e])).as("epoch %d", e).isEqualTo(goesOn[e]);
      assertThat(rate.at(e + 1, 0, 1)).as("epoch %d", e).isCloseTo(rates[e], within(1e-15));
    }
    LearningRate copy = of(100, Schedule.plateau(0.5, 2, 0.03));
    copy.restore(rate.state());
    assertThat(copy.at(50, 0, 1)).isEqualTo(rate.at(50, 0, 1));
  }

  @Test
  void plateauFollowsTheDirectionOfTheMetric() {
    Training training = Training.of(9, 1, Optimizer.adam(0.1), Schedule.plateau(0.5, 0, 0));
    LearningRate up = new LearningRate(training, false);
    up.observe(0, 0.5);
    up.observe(1, 0.6);
    assertThat(up.at(2, 0, 1)).isEqualTo(0.1);
    up.observe(2, 0.55);
    assertThat(up.at(3, 0, 1)).isEqualTo(0.05);
  }
}
