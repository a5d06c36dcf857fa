package dev.erlangen.data.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WlHashTest {
  private static Graph cycles(int... lengths) {
    int nodes = Arrays.stream(lengths).sum();
    int[] u = new int[nodes];
    int[] v = new int[nodes];
    int at = 0;
    for (int length : lengths) {
      for (int i = 0; i < length; i++) {
        u[at + i] = at + i;
        v[at + i] = at + (i + 1) % length;
      }
      at += length;
    }
    return Graph.undirected(nodes, u, v);
  }

  @Test
  void doesNotDependOnTheNumbering() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = 2 + random.nextInt(20);
      int[] keys = random.ints(40, 0, n * n).distinct().toArray();
      Graph graph =
          Graph.directed(
                  n,
                  Arrays.stream(keys).map(k -> k / n).toArray(),
                  Arrays.stream(keys).map(k -> k % n).toArray(),
                  IntTable.column(Arrays.stream(keys).map(k -> k % 3).toArray()),
                  RealTable.none(keys.length))
              .withNodeTypes(IntTable.column(random.ints(n, 0, 2).toArray()));
      int[] permutation = random.ints(0, n).distinct().limit(n).toArray();
      assertThat(WlHash.of(graph.permuted(permutation))).isEqualTo(WlHash.of(graph));
    }
  }

  @Test
  void separatesWhatRefinementSeparatesAndNothingElse() {
    assertThat(WlHash.of(cycles(6))).isEqualTo(WlHash.of(cycles(3, 3)));
    assertThat(WlHash.of(cycles(6))).isNotEqualTo(WlHash.of(cycles(7)));
    Graph path = Graph.undirected(3, new int[] {0, 1}, new int[] {1, 2});
    Graph middle = path.withNodeTypes(IntTable.column(0, 1, 0));
    Graph end = path.withNodeTypes(IntTable.column(1, 0, 0));
    assertThat(WlHash.of(middle)).isNotEqualTo(WlHash.of(end));
    Graph typed = path.withArcTypes(IntTable.column(1, 1, 2, 2));
    assertThat(WlHash.of(typed)).isNotEqualTo(WlHash.of(path));
    assertThat(WlHash.colours(path)[0]).isEqualTo(WlHash.colours(path)[2]);
  }
}
