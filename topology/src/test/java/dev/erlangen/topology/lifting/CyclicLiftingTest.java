package dev.erlangen.topology.lifting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.RandomGraphs;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CyclicLiftingTest {
  private static final Graph NAPHTHALENE =
      Graph.undirected(
          10,
          new int[] {0, 1, 2, 3, 4, 0, 4, 6, 7, 8, 5},
          new int[] {1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 9});

  @Test
  void thePerimeterOfFusedRingsIsARingUnlessChordsAreForbidden() {
    assertThat(lengths(new CyclicLifting(3, 18).of(NAPHTHALENE))).containsExactly(6, 6, 10);
    assertThat(lengths(new CyclicLifting(3, 9).of(NAPHTHALENE))).containsExactly(6, 6);
    assertThat(lengths(new CyclicLifting(3, 18, true, 10).of(NAPHTHALENE))).containsExactly(6, 6);
    assertThat(lengths(new CyclicLifting(7, 18).of(NAPHTHALENE))).containsExactly(10);
  }

  @Test
  void cyclesOnTheSameNodesAreOneCell() {
    // K4: four triangles; three cycles through all nodes.
    assertThat(lengths(new CyclicLifting(3, 18).of(Families.complete(4))))
        .containsExactly(3, 3, 3, 3, 4);
  }

  @Test
  void theLongestCycleEndsBeforeTheStack() {
    assertThat(lengths(new CyclicLifting(3, 1000).of(Families.cycle(1000)))).containsExactly(1000);
    assertThatThrownBy(() -> new CyclicLifting(3, 30_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longest cycle must be in [3, 1000], got 30000");
  }

  @Test
  @Timeout(20)
  void theTimeOfSparseGraphsGrowsWithTheirSizeOnly() {
    assertThat(lengths(new CyclicLifting(3, 18).of(Families.cycle(200_000)))).isEmpty();
    assertThat(lengths(new CyclicLifting(4, 4).of(Families.prism(50_000)))).hasSize(50_000);
  }

  @Test
  void treesHaveNoRings() {
    LiftedGraph path = new CyclicLifting(3, 18).of(Families.path(5));
    assertThat(path.cells().get(0)).isEmpty();
    assertThat(path.complex().count(2)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void prismAndMoebiusLadderHaveEquallyManySquares(int k) {
    assertThat(lengths(new CyclicLifting(4, 4).of(Families.prism(k)))).hasSize(k);
    assertThat(lengths(new CyclicLifting(4, 4).of(Families.moebiusLadder(k)))).hasSize(k);
  }

  @Test
  void atFourTheyHaveNot() {
    assertThat(lengths(new CyclicLifting(4, 4).of(Families.prism(4)))).hasSize(6);
    assertThat(lengths(new CyclicLifting(4, 4).of(Families.moebiusLadder(4)))).hasSize(4);
  }

  /** All subsets of nodes with a cycle through them, by brute force over orders. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void findsWhatBruteForceFinds(long seed) {
    Graph graph = RandomGraphs.erdosRenyi(8, 0.4, new SplittableRandom(seed));
    for (boolean induced : new boolean[] {false, true}) {
      Set<Set<Integer>> found = new HashSet<>();
      for (int[] ring : new CyclicLifting(3, 6, induced, 10_000).of(graph).cells().get(0)) {
        Set<Integer> nodes = new HashSet<>();
        for (int i = 0; i < ring.length; i++) {
          nodes.add(ring[i]);
          assertThat(graph.arc(ring[i], ring[(i + 1) % ring.length])).isNotNegative();
        }
        assertThat(found.add(nodes)).isTrue();
      }
      assertThat(found).isEqualTo(oracle(graph, induced));
    }
  }

  private static Set<Set<Integer>> oracle(Graph graph, boolean induced) {
    Set<Set<Integer>> out = new HashSet<>();
    for (int subset = 0; subset < 1 << graph.nodes(); subset++) {
      int mask = subset;
      int[] nodes = IntStream.range(0, graph.nodes()).filter(v -> (mask >> v & 1) == 1).toArray();
      if (nodes.length < 3 || nodes.length > 6) {
        continue;
      }
      boolean cycle = hamiltonian(graph, nodes, 1);
      if (cycle && (!induced || edges(graph, nodes) == nodes.length)) {
        out.add(new HashSet<>(Arrays.stream(nodes).boxed().toList()));
      }
    }
    return out;
  }

  private static long edges(Graph graph, int[] nodes) {
    return Arrays.stream(nodes)
            .mapToLong(v -> Arrays.stream(nodes).filter(u -> graph.arc(u, v) >= 0).count())
            .sum()
        / 2;
  }

  private static boolean hamiltonian(Graph graph, int[] order, int fixed) {
    if (fixed == order.length) {
      return graph.arc(order[fixed - 1], order[0]) >= 0;
    }
    for (int i = fixed; i < order.length; i++) {
      int[] next = order.clone();
      next[fixed] = order[i];
      next[i] = order[fixed];
      if (graph.arc(next[fixed - 1], next[fixed]) >= 0 && hamiltonian(graph, next, fixed + 1)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void tooManyCyclesAreAnErrorNotAnHour() {
    assertThatThrownBy(() -> new CyclicLifting(3, 18).of(Families.complete(20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 100000 cycles")
        .hasMessageContaining("lower the largest length");
    assertThatThrownBy(() -> new CyclicLifting(2, 5)).hasMessageContaining("shortest cycle");
    Graph arc = Graph.directed(2, new int[] {0}, new int[] {1});
    assertThatThrownBy(() -> new CyclicLifting(3, 5).of(arc)).hasMessageContaining("undirected");
  }

  private static List<Integer> lengths(LiftedGraph lifted) {
    return lifted.cells().get(0).stream().map(c -> c.length).toList();
  }
}
