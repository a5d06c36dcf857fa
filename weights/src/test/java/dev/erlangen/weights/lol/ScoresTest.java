package dev.erlangen.weights.lol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final double[] A = {1, 2, 3, 4};

  @Test
  void knownValues() {
    assertThat(Scores.accuracy(new double[] {-1, 2, 0.5, -3}, new double[] {0, 1, 0, 0}))
        .isEqualTo(0.75);
    assertThat(Scores.r2(new double[] {1, 2, 3, 5}, A)).isCloseTo(1 - 1 / 5.0, within(1e-12));
    assertThat(Scores.r2(new double[] {2.5, 2.5, 2.5, 2.5}, A)).isZero();
    assertThat(Scores.mse(new double[] {2, 2, 3, 4}, A)).isEqualTo(0.25);
    assertThat(Scores.kendall(new double[] {1, 3, 2, 4}, A)).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(Scores.kendall(new double[] {4, 3, 2, 1}, A)).isEqualTo(-1);
    // One tie among six pairs: 5/√(5·6).
    assertThat(Scores.kendall(new double[] {1, 2, 2, 3}, A))
        .isCloseTo(5 / Math.sqrt(30), within(1e-12));
    assertThat(Scores.spearman(new double[] {10, 30, 20, 40}, A)).isCloseTo(0.8, within(1e-12));
    assertThat(Scores.spearman(new double[] {1, 1, 2, 2}, new double[] {3, 3, 5, 5}))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void constantTruthHasNoScore() {
    assertThat(Scores.r2(A, new double[] {1, 1, 1, 1})).isNaN();
    assertThat(Scores.kendall(A, new double[] {1, 1, 1, 1})).isNaN();
    assertThatIllegalArgumentException().isThrownBy(() -> Scores.mse(A, new double[1]));
  }
}
