package dev.erlangen.data.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingSystemTest {
  static Graph graph(int nodes, int... ends) {
    int[] u = new int[ends.length / 2];
    int[] v = new int[ends.length / 2];
    for (int i = 0; i < u.length; i++) {
      u[i] = ends[2 * i];
      v[i] = ends[2 * i + 1];
    }
    return Graph.undirected(nodes, u, v);
  }

  @Test
  void knownGraphs() {
    Graph path = graph(3, 0, 1, 1, 2);
    assertThat(RingSystem.of(path).sizes()).isEmpty();
    assertThat(RingSystem.of(path).longest()).isZero();
    Graph decalin = graph(10, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0, 4, 6, 6, 7, 7, 8, 8, 9, 9, 5);
    assertThat(RingSystem.of(decalin).sizes()).containsExactly(6, 6);
    assertThat(RingSystem.of(decalin).ringBonds(4)).isEqualTo(3);
    Graph k4 = graph(4, 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3);
    assertThat(RingSystem.of(k4).sizes()).containsExactly(3, 3, 3);
    Graph cube = graph(8, 0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 4, 0, 4, 1, 5, 2, 6, 3, 7);
    assertThat(RingSystem.of(cube).sizes()).containsExactly(4, 4, 4, 4, 4);
    Graph petersen =
        graph(
            10, 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 5, 1, 6, 2, 7, 3, 8, 4, 9, 5, 7, 7, 9, 9, 6, 6, 8,
            8, 5);
    assertThat(RingSystem.of(petersen).sizes()).containsExactly(5, 5, 5, 5, 5, 5);
  }

  @Test
  void bridgesAreNotRingBonds() {
    Graph twoTriangles = graph(6, 0, 1, 1, 2, 2, 0, 2, 3, 3, 4, 4, 5, 5, 3);
    RingSystem rings = RingSystem.of(twoTriangles);
    assertThat(rings.isRingArc(twoTriangles.arc(2, 3))).isFalse();
    assertThat(rings.isRingArc(twoTriangles.arc(2, 1))).isTrue();
    assertThat(rings.ringBonds(2)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesWithAllCyclesTakenGreedily(int seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      int nodes = 4 + random.nextInt(4);
      List<Integer> ends = new ArrayList<>();
      for (int u = 0; u < nodes; u++) {
        for (int v = u + 1; v < nodes; v++) {
          if (random.nextDouble() < .5) {
            ends.add(u);
            ends.add(v);
          }
        }
      }
      Graph graph = graph(nodes, ends.stream().mapToInt(i -> i).toArray());
      assertThat(RingSystem.of(graph).sizes()).isEqualTo(greedy(ends));
    }
  }

  @Test
  void refusesDirectedGraphsAndLoops() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RingSystem.of(Graph.directed(2, new int[] {0}, new int[] {1})));
    assertThatIllegalArgumentException().isThrownBy(() -> RingSystem.of(graph(1, 0, 0)));
  }

  /** Every edge subset in which all degrees are even, by size, while independent over GF(2). */
  private static int[] greedy(List<Integer> ends) {
    int edges = ends.size() / 2;
    List<Integer> even = new ArrayList<>();
    for (int set = 1; set < 1 << edges; set++) {
      int odd = 0;
      for (int e = 0; e < edges; e++) {
        if ((set >> e & 1) != 0) {
          odd ^= 1 << ends.get(2 * e) ^ 1 << ends.get(2 * e + 1);
        }
      }
      if (odd == 0) {
        even.add(set);
      }
    }
    even.sort(Comparator.comparingInt(Integer::bitCount));
    int[] basis = new int[edges];
    List<Integer> sizes = new ArrayList<>();
    for (int set : even) {
      int rest = set;
      for (int bit = edges - 1; bit >= 0 && rest != 0; bit--) {
        if ((rest >> bit & 1) != 0) {
          if (basis[bit] == 0) {
            basis[bit] = rest;
            sizes.add(Integer.bitCount(set));
            rest = 0;
          } else {
            rest ^= basis[bit];
          }
        }
      }
    }
    int[] sorted = sizes.stream().mapToInt(i -> i).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
