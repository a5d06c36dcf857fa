package dev.erlangen.geometry.cgenn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {
  /** The cross-polytope has 2^n facets and the volume 2^n / n!. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void hullsOfCrossPolytopes(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] corners = new double[(2 * n + 5) * n];
    for (int i = 0; i < n; i++) {
      corners[i * n + i] = 1;
      corners[(n + i) * n + i] = -1;
    }
    for (int k = 2 * n * n; k < corners.length; k++) {
      corners[k] = random.nextDouble(-1, 1) / n; // inside
    }
    double factorial = 1;
    for (int i = 2; i <= n; i++) {
      factorial *= i;
    }
    // The first n+1 points must not lie in a plane: e_1 … e_n and -e_1 do not.
    ConvexHull hull = ConvexHull.of(corners, n);
    assertThat(hull.facetCount()).isEqualTo(1 << n);
    assertThat(hull.volume()).isCloseTo((1 << n) / factorial, within(1e-12));
  }

  @Test
  void volumesOfHullsScaleAndDoNotMove() {
    PointData data = ConvexHulls.draw(4, 16, 5, 1);
    double[] first = Arrays.copyOf(data.coordinates(), 80);
    double[] moved = Arrays.stream(first).map(x -> 2 * x + 3).toArray();
    assertThat(ConvexHull.of(moved, 5).volume()).isCloseTo(32 * data.targets()[0], within(1e-9));
    assertThat(data.targets()[0]).isBetween(0.1, 100.0);
  }

  @Test
  void flatOrMissingPointsAreRefused() {
    assertThatThrownBy(() -> ConvexHull.of(new double[] {0, 0, 1, 1, 2, 2}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("general position");
    assertThatThrownBy(() -> ConvexHull.of(new double[] {0, 0, 1, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConvexHull.of(new double[] {0, 0, 1, Double.NaN, 2, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConvexHulls.draw(1, 5, 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new O5Regression(2, new double[] {1, 0, 0, -1}, 2).draw(50, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
    assertThatThrownBy(() -> new ChargedParticles(1, 1e-3, 100, 30, 40))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChargedParticles(5, 1e-3, 100, 30, 30))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signedVolumes() {
    PointData data = SignedVolumes.draw(100, 3);
    double[] p = Arrays.copyOf(data.coordinates(), 9);
    double triple =
        p[0] * (p[4] * p[8] - p[5] * p[7])
            + p[1] * (p[5] * p[6] - p[3] * p[8])
            + p[2] * (p[3] * p[7] - p[4] * p[6]);
    assertThat(data.targets()[0]).isCloseTo(triple / 10, within(1e-15));
    assertThat(SignedVolumes.draw(100, 3).digest()).isEqualTo(data.digest());
    assertThat(SignedVolumes.draw(100, 4).digest()).isNotEqualTo(data.digest());
    double[] moments = SignedVolumes.draw(20_000, 1).moments();
    assertThat(moments[1]).isCloseTo(0.06, within(0.01)); // 3! / 100
  }

  @Test
  void theFunctionOfLengthsAndAngles() {
    O5Regression f = new O5Regression(2, new double[] {2, 0, 0, 1}, 8);
    PointData data = f.draw(3, 1);
    double[] x = data.coordinates();
    double a = Math.sqrt(2 * x[0] * x[0] + x[1] * x[1]);
    double b = Math.sqrt(2 * x[2] * x[2] + x[3] * x[3]);
    double dot = 2 * x[0] * x[2] + x[1] * x[3];
    assertThat(data.targets()[0])
        .isCloseTo(Math.sin(a) - b * b * b / 8 + dot / (a * b), within(1e-14));
    assertThat(O5Regression.published().draw(2, 1).dimension()).isEqualTo(5);
  }

  @Test
  void particlesKeepTheirMomentum() {
    ChargedParticles simulator = new ChargedParticles();
    ParticleData data = simulator.draw(6, 1);
    assertThat(simulator.horizon()).isEqualTo(1.0);
    ParticleData longer = new ChargedParticles(5, 1e-3, 100, 40, 41).draw(6, 1);
    assertThat(longer.location()).containsExactly(data.end());
    for (int s = 0; s < 6; s++) {
      for (int c = 0; c < 3; c++) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < 5; i++) {
          before += data.velocity()[(s * 5 + i) * 3 + c];
          after += longer.velocity()[(s * 5 + i) * 3 + c];
        }
        assertThat(after).isCloseTo(before, within(1e-9));
      }
    }
    assertThat(Arrays.stream(data.charge()).map(Math::abs).distinct()).containsExactly(1.0);
  }
}
