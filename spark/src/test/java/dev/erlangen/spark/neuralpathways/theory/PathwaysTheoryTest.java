package dev.erlangen.spark.neuralpathways.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathwaysTheoryTest {
  @Test
  void leavesAreExactlyTheBoxes() {
    GridTree grid = PathwaysTheory.gridTree(2, 16);
    for (double x = 0.01; x < 1; x += 0.0371) {
      for (double y = 0.013; y < 1; y += 0.0417) {
        double[] centre = grid.tree().prototype(grid.tree().route(new double[] {x, y}, 0));
        assertThat(centre[0]).isEqualTo((Math.floor(4 * x) + 0.5) / 4);
        assertThat(centre[1]).isEqualTo((Math.floor(4 * y) + 0.5) / 4);
      }
    }
  }

  /** Slope of log error against log L, by least squares, and the bound at every size. */
  private static double slope(int n, ToDoubleFunction<double[]> f, int largest, int side) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    int count = 0;
    for (int leaves = 4; leaves <= largest; leaves *= 4) {
      double error = PathwaysTheory.gridTree(n, leaves).supError(f, side);
      assertThat(error).isLessThanOrEqualTo(PathwaysTheory.gridErrorBound(1, n, leaves) + 1e-12);
      double x = Math.log(leaves);
      double y = Math.log(error);
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
      count++;
    }
    return (count * sxy - sx * sy) / (count * sxx - sx * sx);
  }

  @Test
  void errorFallsAsTheTheoremSays() {
    assertThat(slope(1, x -> Math.abs(x[0] - 0.3), 1024, 50_001)).isBetween(-1.1, -0.9);
    assertThat(slope(2, x -> Math.hypot(x[0] - 0.3, x[1] - 0.6), 1024, 401))
        .isBetween(-0.55, -0.45);
  }

  @Test
  void memoryGrowsWithTheHeightOnly() {
    assertThat(PathwaysTheory.residentParameters(6, 2, 1, 195)).isEqualTo(12 + 195);
    assertThat(PathwaysTheory.residentParameters(12, 2, 1, 195)).isEqualTo(24 + 195);
  }

  @Test
  void capacityIsFinite() {
    // P = 4 (3 + 10) = 52, t = 1·4·(3·3 + 1) + 3·10 = 70.
    assertThat(PathwaysTheory.vcUpperBound(4, 10, 3, 4, 1)).isEqualTo(4.0 * 52 * 72);
    assertThat(PathwaysTheory.vcUpperBound(64, 195, 1, 2, 6)).isFinite();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathwaysTheory.vcUpperBound(0, 1, 1, 2, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 12})
  void oneParameterOfASineShattersAnyNumberOfPoints(int k) {
    for (int labels = 0; labels < 1 << k; labels++) {
      boolean[] positive = new boolean[k];
      for (int i = 0; i < k; i++) {
        positive[i] = (labels >> i & 1) == 1;
      }
      double a = PathwaysTheory.shatteringFrequency(positive);
      for (int i = 0; i < k; i++) {
        assertThat(Math.sin(a * Math.scalb(1.0, -(i + 1))) > 0).isEqualTo(positive[i]);
      }
    }
  }

  @Test
  void onlyPowersOfTwoMakeAGrid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathwaysTheory.gridTree(2, 6))
        .withMessageContaining("must be a power of 2");
  }
}
