package dev.erlangen.graph.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Edges;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.RandomGraphs;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void agreesWithEnumeration(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Graph g = RandomGraphs.erdosRenyi(9, 0.2 + 0.15 * seed, random);
    Counts counts = Counts.of(g);
    assertThat(counts.triangles()).isEqualTo(closedPaths(g, 3) / 6);
    assertThat(counts.cycles4()).isEqualTo(closedPaths(g, 4) / 8);
    assertThat(counts.cycles5()).isEqualTo(closedPaths(g, 5) / 10);
    long stars = 0;
    long tailed = 0;
    for (int v = 0; v < 9; v++) {
      for (int a = 0; a < 9; a++) {
        for (int b = 0; b < 9; b++) {
          for (int c = 0; c < 9; c++) {
            boolean star = joined(g, v, a) && joined(g, v, b) && joined(g, v, c);
            stars += star && a < b && b < c ? 1 : 0;
            tailed += star && a < b && c != a && c != b && joined(g, a, b) ? 1 : 0;
          }
        }
      }
    }
    assertThat(counts.stars3()).isEqualTo(stars);
    assertThat(counts.tailedTriangles()).isEqualTo(tailed);
  }

  private static boolean joined(Graph g, int u, int v) {
    return g.arc(u, v) >= 0;
  }

  /** Sequences of different nodes that close a cycle of this length. */
  private static long closedPaths(Graph g, int length) {
    long count = 0;
    for (int v = 0; v < g.nodes(); v++) {
      count += extend(g, v, v, 1 << v, length);
    }
    return count;
  }

  private static long extend(Graph g, int start, int at, int used, int left) {
    if (left == 1) {
      return joined(g, at, start) ? 1 : 0;
    }
    long count = 0;
    for (int u = 0; u < g.nodes(); u++) {
      if ((used & 1 << u) == 0 && joined(g, at, u)) {
        count += extend(g, start, u, used | 1 << u, left - 1);
      }
    }
    return count;
  }

  @Test
  void knowsSomeGraphs() {
    assertThat(Counts.of(Families.complete(5))).isEqualTo(new Counts(10, 60, 20, 15, 12));
    assertThat(Counts.of(Families.petersen()).cycles5()).isEqualTo(12);
  }

  @Test
  void refusesLoopsAndArrows() {
    assertThatThrownBy(() -> Counts.of(new Edges(2).add(0, 0).build()))
        .hasMessageContaining("node 0");
    assertThatThrownBy(() -> Counts.of(Graph.directed(2, new int[] {0}, new int[] {1})))
        .hasMessageContaining("undirected");
  }
}
