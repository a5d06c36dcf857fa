package dev.erlangen.graph.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralDecompositionTest {
  private static final double EXACT = 1e-12;

  static Graph cycle(int n) {
    return Graph.undirected(
        n, IntStream.range(0, n).toArray(), IntStream.range(0, n).map(i -> (i + 1) % n).toArray());
  }

  static Graph path(int n) {
    return Graph.undirected(
        n, IntStream.range(0, n - 1).toArray(), IntStream.range(1, n).toArray());
  }

  static Graph random(int n, double p, long seed) {
    Random random = new Random(seed);
    int[][] edges =
        IntStream.range(0, n)
            .boxed()
            .flatMap(u -> IntStream.range(u + 1, n).mapToObj(v -> new int[] {u, v}))
            .filter(e -> random.nextDouble() < p)
            .toArray(int[][]::new);
    return Graph.undirected(
        n,
        Arrays.stream(edges).mapToInt(e -> e[0]).toArray(),
        Arrays.stream(edges).mapToInt(e -> e[1]).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 30, 101})
  void cycleHasTheFourierSpectrum(int n) {
    SpectralDecomposition d = SpectralDecomposition.of(cycle(n), LaplacianType.COMBINATORIAL);
    double[] expected =
        IntStream.range(0, n)
            .mapToDouble(j -> 2 - 2 * Math.cos(2 * Math.PI * j / n))
            .sorted()
            .toArray();
    assertThat(d.values()).containsExactly(expected, within(1e-12));
    assertThat(d.eigenspaces()).hasSize(n / 2 + 1);
    assertThat(d.eigenspaces().get(1).dimension()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 40})
  void pathHasTheCosineSpectrumAndVectors(int n) {
    SpectralDecomposition d = SpectralDecomposition.of(path(n), LaplacianType.COMBINATORIAL);
    for (int j = 0; j < n; j++) {
      assertThat(d.values()[j]).isCloseTo(2 - 2 * Math.cos(Math.PI * j / n), within(EXACT));
      double sign = Math.signum(d.vector(0, j));
      double scale = j == 0 ? Math.sqrt(1.0 / n) : Math.sqrt(2.0 / n);
      for (int i = 0; i < n; i++) {
        double exact = scale * Math.cos(Math.PI * j * (i + 0.5) / n);
        assertThat(sign * d.vector(i, j)).isCloseTo(exact, within(1e-11));
      }
    }
  }

  @Test
  void completeGraphHasOneLargeEigenspace() {
    Graph complete = random(9, 1, 0);
    SpectralDecomposition d = SpectralDecomposition.of(complete, LaplacianType.SYMMETRIC);
    assertThat(d.eigenspaces()).extracting(Eigenspace::dimension).containsExactly(1, 8);
    assertThat(d.eigenspaces().get(1).value()).isCloseTo(9.0 / 8, within(EXACT));
  }

  @ParameterizedTest
  @EnumSource(LaplacianType.class)
  void pairsSatisfyTheEigenvalueEquation(LaplacianType type) {
    Graph g = random(25, 0.2, 3);
    SpectralDecomposition d = SpectralDecomposition.of(g, type);
    double worst = 0;
    for (int j = 0; j < 25; j++) {
      for (int v = 0; v < 25; v++) {
        double applied =
            type == LaplacianType.COMBINATORIAL
                ? g.inDegree(v) * d.vector(v, j)
                : g.inDegree(v) == 0 ? 0 : d.vector(v, j);
        for (int e = g.offset(v); e < g.offset(v + 1); e++) {
          int u = g.source(e);
          double weight =
              switch (type) {
                case COMBINATORIAL -> 1;
                case SYMMETRIC -> 1 / Math.sqrt(g.inDegree(u) * (double) g.inDegree(v));
                case RANDOM_WALK -> 1.0 / g.inDegree(v);
              };
          applied -= weight * d.vector(u, j);
        }
        worst = Math.max(worst, Math.abs(applied - d.values()[j] * d.vector(v, j)));
      }
    }
    assertThat(worst).isLessThan(1e-13 * 25);
  }

  @Test
  void nullSpaceHasOneDimensionPerComponentAndIsDroppedAsAWhole() {
    Graph g = Graph.undirected(7, new int[] {0, 1, 3, 4}, new int[] {1, 2, 4, 5});
    for (LaplacianType type : LaplacianType.values()) {
      SpectralDecomposition d = SpectralDecomposition.of(g, type);
      assertThat(d.eigenspaces().get(0).dimension()).isEqualTo(3);
      assertThat(d.isNull(d.eigenspaces().get(0))).isTrue();
      assertThat(d.truncate(Truncation.smallest(6)).count()).isEqualTo(4);
      assertThat(d.truncate(Truncation.smallest(6).droppingNullSpace(false)).count()).isEqualTo(6);
    }
  }

  @Test
  void singleNodeAndNoEdgesGiveZeroPaddedEncodings() {
    for (int n : new int[] {1, 4}) {
      Graph g = Graph.undirected(n, new int[0], new int[0]);
      Spectrum s =
          SpectralDecomposition.of(g, LaplacianType.SYMMETRIC).truncate(Truncation.smallest(3));
      assertThat(s.count()).isZero();
      assertThat(s.vectors()).hasSize(3 * n).containsOnly(0);
    }
  }

  @Test
  void sameBitsWhateverTheThreads() {
    var graphs = IntStream.range(0, 40).mapToObj(i -> random(20 + i, 0.3, i)).toList();
    var parallel = SpectralDecomposition.of(graphs, LaplacianType.SYMMETRIC);
    for (int i = 0; i < graphs.size(); i++) {
      SpectralDecomposition alone =
          SpectralDecomposition.of(graphs.get(i), LaplacianType.SYMMETRIC);
      assertThat(parallel.get(i).vectors()).isEqualTo(alone.vectors());
      assertThat(parallel.get(i).values()).isEqualTo(alone.values());
    }
  }

  @Test
  void refusesHostileOperators() {
    assertThatThrownBy(() -> SpectralDecomposition.of(new double[0][]))
        .hasMessageContaining("at least one row");
    assertThatThrownBy(() -> SpectralDecomposition.of(new double[][] {{1, 2}, {2.001, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("symmetric");
    assertThatThrownBy(
            () -> SpectralDecomposition.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
        .hasMessageContaining("finite, got NaN");
    assertThatThrownBy(() -> SpectralDecomposition.of(new double[][] {{1, 2}, {2}}))
        .hasMessageContaining("row 1");
    Graph arrow = Graph.directed(2, new int[] {0}, new int[] {1});
    assertThatThrownBy(() -> SpectralDecomposition.of(arrow, LaplacianType.SYMMETRIC))
        .hasMessageContaining("undirected");
    assertThatThrownBy(() -> SpectralDecomposition.given(2, new double[] {0}, new double[4]))
        .hasMessageContaining("need 2");
    assertThatThrownBy(() -> SpectralDecomposition.given(1, new double[] {2, 1}, new double[2]))
        .hasMessageContaining("ascend");
  }

  @Test
  void roundingNoiseInSymmetryIsAccepted() {
    double[][] m = {{1, 0.5 + 1e-12}, {0.5, 1}};
    assertThat(SpectralDecomposition.of(m).values())
        .containsExactly(new double[] {0.5, 1.5}, within(1e-11));
  }

  @Test
  void normErrorReportsUnnormalisedVectors() {
    assertThat(SpectralDecomposition.of(cycle(6), LaplacianType.SYMMETRIC).normError())
        .isLessThan(1e-13);
    assertThat(SpectralDecomposition.given(1, new double[] {1}, new double[] {3}).normError())
        .isEqualTo(2);
  }
}
