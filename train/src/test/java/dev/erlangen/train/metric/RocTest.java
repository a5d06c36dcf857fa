package dev.erlangen.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocTest {
  @Test
  void areaIsTheShareOfPairsInTheRightOrder() {
    SplittableRandom random = new SplittableRandom(0);
    double[] scores = new double[60];
    long[] labels = new long[60];
    for (int i = 0; i < 60; i++) {
      scores[i] = random.nextInt(12);
      labels[i] = random.nextInt(3) == 0 ? 1 : 0;
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(Roc.of(scores, labels).area()).isEqualTo(won / pairs, within(1e-12));
    assertThat(Roc.of(new double[] {1, 2}, new long[] {0, 1}).area()).isEqualTo(1);
    assertThat(Roc.of(new double[] {3, 2, 1, 0}, new long[] {1, 0, 1, 0}).rejection(0.5, 0.1))
        .isEqualTo(10);
    assertThatThrownBy(() -> Roc.of(new double[] {1, 2}, new long[] {1, 1}))
        .hasMessageContaining("both classes");
  }
}
