package dev.erlangen.graph.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.tool.Components;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomGraphsTest {

  @ParameterizedTest
  @CsvSource({"10,3", "24,4", "7,6", "50,7", "6,0", "9,8", "14,11"})
  void regularGraphsAreRegular(int n, int d) {
    Graph g = RandomGraphs.regular(n, d, new SplittableRandom(n));
    for (int v = 0; v < n; v++) {
      assertThat(g.inDegree(v)).isEqualTo(d);
      assertThat(g.arc(v, v)).isEqualTo(-1);
    }
    assertThat(g).isEqualTo(RandomGraphs.regular(n, d, new SplittableRandom(n)));
  }

  @Test
  void erdosRenyiPicksEveryPairWithProbabilityP() {
    Random random = new Random(4);
    int n = 6;
    int[] hits = new int[n * n];
    int repeats = 20000;
    for (int i = 0; i < repeats; i++) {
      Graph g = RandomGraphs.erdosRenyi(n, 0.3, random);
      for (int e = 0; e < g.arcs(); e++) {
        hits[g.source(e) * n + g.destination(e)]++;
      }
    }
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < n; v++) {
        // Four standard deviations of a frequency at 0.3.
        double expected = u == v ? 0 : 0.3;
        assertThat(hits[u * n + v] / (double) repeats).isCloseTo(expected, within(0.013));
      }
    }
    assertThat(RandomGraphs.erdosRenyi(8, 1, random)).isEqualTo(Families.complete(8));
    assertThat(RandomGraphs.erdosRenyi(8, 0, random)).isEqualTo(Families.empty(8));
    Graph large = RandomGraphs.erdosRenyi(100_000, 1e-4, random);
    assertThat(large.arcs() / 1e6).isCloseTo(1, within(0.006));
  }

  @Test
  void treesAreUniform() {
    SplittableRandom random = new SplittableRandom(9);
    Map<Graph, Integer> seen = new HashMap<>();
    for (int i = 0; i < 16000; i++) {
      seen.merge(RandomGraphs.tree(4, random), 1, Integer::sum);
    }
    assertThat(seen).hasSize(16);
    assertThat(seen.values()).allSatisfy(c -> assertThat(c).isBetween(850, 1150));
    for (int n : new int[] {1, 2, 3, 40}) {
      Graph tree = RandomGraphs.tree(n, random);
      assertThat(tree.arcs()).isEqualTo(2 * (n - 1));
      assertThat(Components.of(tree).count()).isEqualTo(1);
    }
  }

  @Test
  void blocksAreJoinedByTheirProbabilities() {
    double[][] p = {{1, 0}, {0, 1}};
    Graph g = RandomGraphs.stochasticBlocks(new int[] {3, 4}, p, new SplittableRandom(1));
    assertThat(g.arcs()).isEqualTo(2 * (3 + 6));
    assertThat(g.nodeTypes().toArray()).containsExactly(0, 0, 0, 1, 1, 1, 1);
    double[][] lopsided = {{1, 0.5}, {0.4, 1}};
    assertThatThrownBy(
            () -> RandomGraphs.stochasticBlocks(new int[] {3, 4}, lopsided, new Random(0)))
        .hasMessageContaining("symmetric");
  }

  @Test
  void growthAndRewiringKeepTheNumberOfEdges() {
    Graph grown = RandomGraphs.barabasiAlbert(60, 3, new SplittableRandom(2));
    assertThat(grown.arcs()).isEqualTo(2 * 3 * 57);
    assertThat(Components.of(grown).count()).isEqualTo(1);
    Graph rewired = RandomGraphs.wattsStrogatz(30, 6, 0.4, new SplittableRandom(3));
    assertThat(rewired.arcs()).isEqualTo(30 * 6);
    assertThat(RandomGraphs.wattsStrogatz(30, 6, 0, new SplittableRandom(3)))
        .isEqualTo(Families.circulant(30, 1, 2, 3));
    assertThat(RandomGraphs.geometric(20, 2, new SplittableRandom(3)))
        .isEqualTo(Families.complete(20));
  }

  @Test
  void refusesImpossibleDegrees() {
    assertThatThrownBy(() -> RandomGraphs.regular(5, 3, new Random(0)))
        .hasMessageContaining("even");
    assertThatThrownBy(() -> RandomGraphs.regular(5, 5, new Random(0)))
        .hasMessageContaining("degree must be in [0, 4]");
    assertThatThrownBy(() -> RandomGraphs.erdosRenyi(5, 1.5, new Random(0)))
        .hasMessageContaining("p must be in [0.0, 1.0]");
    assertThatThrownBy(() -> RandomGraphs.wattsStrogatz(6, 3, 0.1, new Random(0)))
        .hasMessageContaining("k must be even");
  }
}
