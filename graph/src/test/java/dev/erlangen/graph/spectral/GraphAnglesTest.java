package dev.erlangen.graph.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.tool.Counts;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts of walks and cycles are functions of eigenvalues and of the diagonals of projectors. */
class GraphAnglesTest {

  static Stream<Graph> graphs() {
    return Stream.of(
        Families.petersen(),
        Families.cycle(5),
        Families.complete(6),
        RandomGraphs.erdosRenyi(15, 0.4, new SplittableRandom(7)));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void closedWalksTrianglesAndCycles(Graph g) {
    int n = g.nodes();
    double[][] adjacency = new double[n][n];
    for (int e = 0; e < g.arcs(); e++) {
      adjacency[g.destination(e)][g.source(e)] = 1;
    }
    SpectralDecomposition d = SpectralDecomposition.of(adjacency);
    Truncation all = new Truncation(n, false, Truncation.Cut.ERROR, false);
    Spectrum s = d.truncate(all);
    double[][] walks = new double[6][n];
    for (Eigenspace space : s.eigenspaces()) {
      double[] projector = s.projector(space);
      for (int k = 0; k < 6; k++) {
        for (int v = 0; v < n; v++) {
          walks[k][v] += Math.pow(space.value(), k) * projector[v * n + v];
        }
      }
    }
    Counts counts = Counts.of(g);
    double cubes = 0;
    double fourths = 0;
    double fifths = 0;
    double weighted = 0;
    double pairs = 0;
    for (int v = 0; v < n; v++) {
      double degree = walks[2][v];
      assertThat(walks[0][v]).isCloseTo(1, within(1e-12));
      assertThat(walks[1][v]).isCloseTo(0, within(1e-11));
      assertThat(degree).isCloseTo(g.inDegree(v), within(1e-11));
      cubes += walks[3][v];
      fourths += walks[4][v];
      fifths += walks[5][v];
      weighted += (degree - 2) * walks[3][v];
      pairs += degree * (degree - 1) / 2;
    }
    assertThat(cubes / 6).isCloseTo(counts.triangles(), within(1e-9));
    double edges = g.arcs() / 2.0;
    assertThat((fourths - 2 * edges - 4 * pairs) / 8).isCloseTo(counts.cycles4(), within(1e-8));
    assertThat((fifths - 5 * cubes - 5 * weighted) / 10).isCloseTo(counts.cycles5(), within(1e-8));
  }
}
