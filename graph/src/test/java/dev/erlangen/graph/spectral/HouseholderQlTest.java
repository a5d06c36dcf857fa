package dev.erlangen.graph.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseholderQlTest {
  private static final double EXACT = 1e-13;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 24, 63})
  void agreesWithLapackOnRandomMatrices(int n) {
    judge(random(n, 0.6, n), n, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-99, 1e-30, 1e30, 1e99})
  void scaleDoesNotMatter(double scale) {
    double[] a = random(17, 1, 3);
    for (int i = 0; i < a.length; i++) {
      a[i] *= scale / 32;
    }
    judge(a, 17, scale);
  }

  @Test
  void gradedMatrices() {
    double[] a = random(20, 1, 4);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        a[i * 20 + j] *= Math.pow(10, -i - j);
      }
    }
    judge(a, 20, 1);
  }

  @Test
  void smallEntriesBesideLargeOnesAreNotDropped() {
    double[] a = {1, 0, 1e-9, 0, 1, 1, 1e-9, 1, 1};
    judge(a, 3, 1);
  }

  @Test
  void diagonalAndRepeatedEigenvalues() {
    judge(diagonal(12, i -> i / 4), 12, 1);
    judge(diagonal(12, i -> 0), 12, 1);
    double[] ones = new double[900];
    Arrays.fill(ones, 1);
    judge(ones, 30, 30);
  }

  @Test
  void zeroDiagonalOfABipartiteAdjacency() {
    double[] a = new double[64];
    for (int i = 0; i < 7; i++) {
      a[i * 8 + i + 1] = 1;
      a[(i + 1) * 8 + i] = 1;
    }
    judge(a, 8, 1);
  }

  private static void judge(double[] a, int n, double scale) {
    double[] columns = a.clone();
    double[] values = HouseholderQl.eigenvectorsInColumns(columns, n);
    double[] rows = Lapack.transposed(columns, n);
    double[] peers = Lapack.eigenvectorsInRows(a.clone(), n);
    double tolerance = EXACT * scale;
    for (int i = 0; i < n; i++) {
      assertThat(values[i]).isCloseTo(peers[i], within(10 * tolerance));
      for (int j = 0; j < n; j++) {
        double product = 0;
        double image = 0;
        for (int k = 0; k < n; k++) {
          product += rows[i * n + k] * rows[j * n + k];
          image += a[j * n + k] * rows[i * n + k];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(EXACT));
        assertThat(image).isCloseTo(values[i] * rows[i * n + j], within(10 * tolerance));
      }
    }
  }

  private static double[] random(int n, double density, long seed) {
    Random random = new Random(seed);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double entry = random.nextDouble() < density ? random.nextGaussian() : 0;
        a[i * n + j] = entry;
        a[j * n + i] = entry;
      }
    }
    return a;
  }

  private static double[] diagonal(int n, IntToDoubleFunction entry) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = entry.applyAsDouble(i);
    }
    return a;
  }
}
