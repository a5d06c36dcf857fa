package dev.erlangen.graph.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.SymmetricOperator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeEncodingTest {
  private static final double TOLERANCE = 1e-10;

  static Stream<Graph> graphs() {
    return Stream.of(
        RandomGraphs.erdosRenyi(14, 0.25, new SplittableRandom(1)),
        Families.cycle(8),
        Products.union(Families.star(4), Families.empty(2), Families.path(3)),
        Families.empty(1));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void returnProbabilitiesAreDiagonalsOfMatrixPowers(Graph g) {
    int n = g.nodes();
    double[] encoded = new RandomWalkReturn(9).of(g);
    double[] step = new double[n * n];
    for (int e = 0; e < g.arcs(); e++) {
      step[g.source(e) * n + g.destination(e)] = 1.0 / g.inDegree(g.source(e));
    }
    double[] power = identity(n);
    for (int s = 0; s < 9; s++) {
      power = product(power, step, n);
      for (int v = 0; v < n; v++) {
        assertThat(encoded[v * 9 + s]).isCloseTo(power[v * n + v], within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void returnProbabilitiesAreASignInvariantFunctionOfEigenvectors(Graph g) {
    SpectralDecomposition d = SpectralDecomposition.of(g, LaplacianType.SYMMETRIC);
    double[] encoded = new RandomWalkReturn(6).of(g);
    for (int v = 0; v < g.nodes(); v++) {
      for (int s = 1; s <= 6 && g.inDegree(v) > 0; s++) {
        double sum = 0;
        for (int i = 0; i < d.count(); i++) {
          sum += Math.pow(1 - d.values()[i], s) * d.vector(v, i) * d.vector(v, i);
        }
        assertThat(encoded[v * 6 + s - 1]).isCloseTo(sum, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void heatKernelIsTheExponentialSeries(Graph g) {
    int n = g.nodes();
    for (LaplacianType type : List.of(LaplacianType.SYMMETRIC, LaplacianType.COMBINATORIAL)) {
      double[] times = {0, 0.3, 1.5};
      double[] encoded = new HeatKernelDiagonal(type, List.of(0.0, 0.3, 1.5)).of(g);
      for (int t = 0; t < times.length; t++) {
        double[] exact = exponential(type.operator(g), -times[t]);
        for (int v = 0; v < n; v++) {
          assertThat(encoded[v * 3 + t]).isCloseTo(exact[v * n + v], within(TOLERANCE));
        }
      }
    }
  }

  /** exp(t M): Taylor series of exp(t M / 2^12), squared twelve times. */
  private static double[] exponential(SymmetricOperator m, double t) {
    int n = m.size();
    double[] small = m.toDense();
    for (int i = 0; i < small.length; i++) {
      small[i] *= t / 4096;
    }
    double[] sum = identity(n);
    double[] term = identity(n);
    for (int k = 1; k < 12; k++) {
      term = product(term, small, n);
      for (int i = 0; i < term.length; i++) {
        term[i] /= k;
        sum[i] += term[i];
      }
    }
    for (int k = 0; k < 12; k++) {
      sum = product(sum, sum, n);
    }
    return sum;
  }

  private static double[] identity(int n) {
    double[] one = new double[n * n];
    for (int i = 0; i < n; i++) {
      one[i * n + i] = 1;
    }
    return one;
  }

  private static double[] product(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          c[i * n + j] += a[i * n + k] * b[k * n + j];
        }
      }
    }
    return c;
  }

  @Test
  void encodingsFollowTheNodes() {
    SplittableRandom random = new SplittableRandom(3);
    Graph g = RandomGraphs.erdosRenyi(12, 0.3, random);
    int[] order = Products.permutation(12, random);
    List<NodeEncoding> all =
        List.of(
            new RandomWalkReturn(5),
            new HeatKernelDiagonal(LaplacianType.SYMMETRIC, List.of(1.0, 4.0)),
            new DegreeEncoding());
    for (NodeEncoding encoding : all) {
      double[] before = encoding.of(g);
      double[] after = encoding.of(g.permuted(order));
      int k = encoding.columns();
      double moved = 0;
      for (int i = 0; i < after.length; i++) {
        double expected = before[order[i / k] * k + i % k];
        assertThat(after[i]).isCloseTo(expected, within(1e-13));
        moved = Math.max(moved, Math.abs(after[i] - before[i]));
      }
      assertThat(moved).as("this test can fail").isGreaterThan(0.01);
    }
  }

  @Test
  void laplacianEncodingIsPaddedWithZeros() {
    double[] rows = new LaplacianEncoding(LaplacianType.SYMMETRIC, 5).of(Families.path(3));
    assertThat(rows).hasSize(15);
    for (int v = 0; v < 3; v++) {
      assertThat(new double[] {rows[v * 5 + 2], rows[v * 5 + 4]}).containsOnly(0);
    }
    assertThat(Math.abs(rows[0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void batchesPickTheRowsOfTheirGraphs() {
    try (PointerScope scope = new PointerScope()) {
      EncodedNodes encoded =
          new DegreeEncoding()
              .of(List.of(Families.star(2), Families.path(2), Families.complete(3)));
      assertThat(Tensors.doubles(encoded.tensor(2, 0))).containsExactly(2, 2, 2, 2, 1, 1);
      assertThat(encoded.tensor().shape()).containsExactly(8, 1);
      assertThat(encoded.tensor(new int[0]).shape()).containsExactly(0, 1);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new RandomWalkReturn(0)).hasMessageContaining("steps");
    assertThatThrownBy(() -> new HeatKernelDiagonal(LaplacianType.SYMMETRIC, List.of()))
        .hasMessageContaining("at least one time");
    assertThatThrownBy(() -> new HeatKernelDiagonal(LaplacianType.SYMMETRIC, List.of(Double.NaN)))
        .hasMessageContaining("time");
    Graph arrow = Graph.directed(2, new int[] {0}, new int[] {1});
    assertThatThrownBy(() -> new RandomWalkReturn(2).of(arrow)).hasMessageContaining("undirected");
  }
}
