package dev.erlangen.data.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final int[] U = {2, 0, 1, 3};
  private static final int[] V = {0, 1, 2, 3};

  private static Graph triangleWithLoop() {
    return Graph.undirected(
        4, U, V, IntTable.column(20, 1, 12, 33), RealTable.column(.2f, .1f, .12f, .33f));
  }

  @Test
  void sortsArcsByDestinationThenSource() {
    Graph graph = triangleWithLoop();
    assertThat(graph.destinations()).containsExactly(0, 0, 1, 1, 2, 2, 3);
    assertThat(graph.sources()).containsExactly(1, 2, 0, 2, 0, 1, 3);
    assertThat(graph.offsets()).containsExactly(0, 2, 4, 6, 7);
    assertThat(graph.inDegree(3)).isEqualTo(1);
    assertThat(graph.isUndirected()).isTrue();
  }

  @Test
  void attributesFollowTheirEdges() {
    Graph graph = triangleWithLoop();
    assertThat(graph.arcTypes().toArray()).containsExactly(1, 20, 1, 12, 20, 12, 33);
    assertThat(graph.arcFeatures().get(3, 0)).isEqualTo(.12f);
  }

  @Test
  void findsArcs() {
    Graph graph = Graph.directed(3, new int[] {0, 2, 1}, new int[] {1, 1, 0});
    assertThat(graph.arc(2, 1)).isEqualTo(2);
    assertThat(graph.arc(0, 1)).isEqualTo(1);
    assertThat(graph.arc(1, 2)).isEqualTo(-1);
    assertThat(graph.isUndirected()).isFalse();
    assertThat(graph.reversed().arc(1, 2)).isEqualTo(2);
  }

  @Test
  void permutationMovesEverythingAndIsUndoneByItsInverse() {
    Graph graph =
        triangleWithLoop()
            .withNodeTypes(IntTable.column(5, 6, 7, 8))
            .withNodeFeatures(RealTable.column(.5f, .6f, .7f, .8f))
            .withTargets(1.5, Double.NaN);
    int[] permutation = {3, 1, 0, 2};
    int[] inverse = {2, 1, 3, 0};
    Graph moved = graph.permuted(permutation);
    assertThat(moved.nodeTypes().toArray()).containsExactly(8, 6, 5, 7);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        int arc = moved.arc(i, j);
        int old = graph.arc(permutation[i], permutation[j]);
        assertThat(arc < 0).isEqualTo(old < 0);
        if (arc >= 0) {
          assertThat(moved.arcTypes().get(arc, 0)).isEqualTo(graph.arcTypes().get(old, 0));
        }
      }
    }
    assertThat(moved.permuted(inverse)).isEqualTo(graph).hasSameHashCodeAs(graph);
    assertThat(moved).isNotEqualTo(graph);
  }

  @Test
  void agreesWithSortingOnRandomArcs() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(30);
      int[] keys = random.ints(80, 0, n * n).distinct().toArray();
      int[] sources = Arrays.stream(keys).map(k -> k % n).toArray();
      int[] destinations = Arrays.stream(keys).map(k -> k / n).toArray();
      IntTable types = IntTable.column(keys);
      Graph graph = Graph.directed(n, sources, destinations, types, RealTable.none(keys.length));
      assertThat(graph.arcTypes().toArray())
          .containsExactly(Arrays.stream(keys).sorted().toArray());
    }
  }

  @Test
  void isNotChangedThroughItsArrays() {
    int[] u = {0};
    Graph graph = Graph.undirected(2, u, new int[] {1});
    u[0] = 1;
    graph.sources()[0] = 99;
    assertThat(graph.source(0)).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNotAGraph() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.undirected(0, new int[0], new int[0]))
        .withMessage("a graph must have at least 1 node, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.undirected(2, new int[] {0}, new int[] {2}))
        .withMessage("destination of arc 0 must be a node in [0, 1], got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.undirected(2, new int[] {0, 1}, new int[] {1, 0}))
        .withMessageContaining("arc 1 -> 0 is given twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.directed(2, new int[] {0, 1}, new int[] {1}))
        .withMessageContaining("2 sources and 1 destinations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> triangleWithLoop().withNodeTypes(IntTable.column(1, 2)))
        .withMessage("node types: one per node, that is 4, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> triangleWithLoop().permuted(new int[] {0, 1, 2, 2}))
        .withMessage("permutation names node 2 twice");
    assertThatIllegalArgumentException().isThrownBy(() -> IntTable.of(2, 2, 1, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> IntTable.column(1).get(0, 1));
  }
}
