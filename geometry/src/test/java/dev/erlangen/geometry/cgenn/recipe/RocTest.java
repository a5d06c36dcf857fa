package dev.erlangen.geometry.cgenn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RocTest {
  @Test
  void areasCountPairs() {
    double[] scores = {0.9, 0.8, 0.7, 0.6, 0.5};
    long[] labels = {1, 0, 1, 1, 0};
    Roc roc = Roc.of(scores, labels);
    assertThat(roc.area()).isEqualTo(4.0 / 6); // pairs in the right order
    assertThat(roc.rejection(0.3, 0.1)).isEqualTo(10); // nothing of class 0 passes
    assertThat(roc.rejection(0.65, 0.1)).isEqualTo(2);
  }

  @Test
  void equalScoresCountHalf() {
    assertThat(Roc.of(new double[] {1, 1, 1, 1}, new long[] {1, 0, 1, 0}).area()).isEqualTo(0.5);
    assertThat(Roc.of(new double[] {2, 1, 2, 1}, new long[] {1, 0, 1, 0}).area()).isEqualTo(1);
  }

  @Test
  void oneClassIsNotEnough() {
    assertThatThrownBy(() -> Roc.of(new double[] {1, 2}, new long[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
