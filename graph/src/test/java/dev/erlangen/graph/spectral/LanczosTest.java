package dev.erlangen.graph.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Lattices;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanczosTest {

  static Stream<Graph> graphsOf500Nodes() {
    return Stream.of(
        RandomGraphs.erdosRenyi(500, 0.02, new SplittableRandom(1)),
        Lattices.torus(20, 25),
        Lattices.grid(20, 25),
        Products.union(Lattices.torus(10, 10), Lattices.torus(10, 10), Lattices.grid(15, 20)));
  }

  @ParameterizedTest
  @MethodSource("graphsOf500Nodes")
  void agreesWithTheDenseSolver(Graph g) {
    for (LaplacianType type : LaplacianType.values()) {
      SpectralDecomposition all = SpectralDecomposition.of(g, type);
      SpectralDecomposition some = SpectralDecomposition.smallest(g, type, 24);
      for (int i = 0; i < some.count(); i++) {
        assertThat(some.values()[i]).isCloseTo(all.values()[i], within(1e-11));
      }
      Truncation rule = Truncation.smallest(24);
      List<Eigenspace> spaces = some.truncate(rule).eigenspaces();
      for (Eigenspace space : spaces.subList(0, spaces.size() - 1)) {
        double[] expected = all.truncate(rule).projector(space);
        double[] got = some.truncate(rule).projector(space);
        double worst = 0;
        for (int i = 0; i < got.length; i++) {
          worst = Math.max(worst, Math.abs(got[i] - expected[i]));
        }
        assertThat(worst).isLessThan(1e-9);
      }
    }
  }

  @Test
  void findsEveryVectorOfAHighlyDegenerateSpectrum() {
    SpectralDecomposition d =
        SpectralDecomposition.smallest(Families.complete(60), LaplacianType.COMBINATORIAL, 20);
    assertThat(d.count()).isEqualTo(21);
    assertThat(d.values()[0]).isZero();
    for (int i = 1; i < 21; i++) {
      assertThat(d.values()[i]).isCloseTo(60, within(1e-10));
    }
    assertThat(d.normError()).isLessThan(1e-12);
  }

  @Test
  void moreThanAllIsAll() {
    Graph g = Families.path(6);
    SpectralDecomposition d = SpectralDecomposition.smallest(g, LaplacianType.COMBINATORIAL, 50);
    assertThat(d.isComplete()).isTrue();
    double[] exact = SpectralDecomposition.of(g, LaplacianType.COMBINATORIAL).values();
    assertThat(d.values()).containsExactly(exact, within(1e-12));
    Graph lonely = Families.empty(3);
    assertThat(SpectralDecomposition.smallest(lonely, LaplacianType.SYMMETRIC, 2).values())
        .containsExactly(0, 0, 0);
  }

  @Test
  void operatorsWithoutKnownNullSpaceWorkToo() {
    double[][] diagonal = new double[40][40];
    for (int i = 0; i < 40; i++) {
      diagonal[i][i] = i / 2 - 5.0;
    }
    var d = SpectralDecomposition.smallest(SymmetricOperator.of(diagonal), 5);
    assertThat(d.values()).containsExactly(new double[] {-5, -5, -4, -4, -3}, within(1e-11));
    assertThatThrownBy(() -> SpectralDecomposition.smallest(SymmetricOperator.of(diagonal), 0))
        .hasMessageContaining("k must be at least 1");
  }

  @Test
  void sameBitsEveryTime() {
    Graph g = Lattices.torus(12, 12);
    double[] first = SpectralDecomposition.smallest(g, LaplacianType.SYMMETRIC, 9).vectors();
    assertThat(SpectralDecomposition.smallest(g, LaplacianType.SYMMETRIC, 9).vectors())
        .isEqualTo(first);
  }
}
