package dev.erlangen.data.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphDatasetTest {
  private static final Origin HERE = new Origin("", "none", "none");

  private static Graph edge(int type, double target) {
    return Graph.undirected(2, new int[] {0}, new int[] {1})
        .withNodeTypes(IntTable.column(0, type))
        .withTargets(target);
  }

  private static GraphDataset set(List<Graph> graphs) {
    Map<String, Split> splits = new LinkedHashMap<>();
    splits.put("a", Split.consecutive(1, 1, 1));
    splits.put("b", new Split(new int[] {2}, new int[0], new int[] {0, 1}));
    return new GraphDataset("pairs", graphs, splits, List.of(4), List.of(), List.of("y"), 0, HERE);
  }

  @Test
  void splitsByName() {
    GraphDataset pairs = set(List.of(edge(1, 1), edge(2, 2), edge(3, 3)));
    assertThat(pairs.test()).containsExactly(edge(3, 3));
    assertThat(pairs.using("b").test()).containsExactly(edge(1, 1), edge(2, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs.using("c"))
        .withMessageContaining("must be one of [a, b]");
  }

  @Test
  void digestSeesEveryAttribute() {
    GraphDataset pairs = set(List.of(edge(1, 1), edge(2, 2), edge(3, 3)));
    String digest = pairs.digest();
    assertThat(digest).hasSize(64).isEqualTo(pairs.map(g -> g).digest());
    assertThat(pairs.map(g -> g.withTargets(0)).digest()).isNotEqualTo(digest);
    assertThat(pairs.map(g -> g.withNodeFeatures(RealTable.column(0, 0))).digest())
        .isNotEqualTo(digest);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(List.of(edge(1, 1), edge(2, 2), edge(4, 3))))
        .withMessageContaining("node types of graph 2 of 'pairs', column 0, must be in [0, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(List.of(edge(1, 1), edge(2, 2))))
        .withMessage("split 'a' names item 2 of only 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Split(new int[] {1}, new int[0], new int[] {1}))
        .withMessage("item 1 is in a split twice");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new GraphDataset(
                    "pairs",
                    List.of(edge(1, 2)),
                    Map.of("a", Split.consecutive(1, 0, 0)),
                    List.of(4),
                    List.of(),
                    List.of("y"),
                    2,
                    HERE))
        .withMessageContaining("must be a class in [0, 1] or NaN, got 2.0");
  }
}
