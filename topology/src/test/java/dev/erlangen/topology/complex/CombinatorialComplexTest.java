package dev.erlangen.topology.complex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinatorialComplexTest {
  /** A square 0-1-2-3 with the chord 0-2 and a tail 3-4; the square and a triangle are cells. */
  private static final CombinatorialComplex SQUARE =
      CombinatorialComplex.builder(6)
          .cell(1, 0, 1)
          .cell(1, 1, 2)
          .cell(1, 2, 3)
          .cell(1, 3, 0)
          .cell(1, 0, 2)
          .cell(1, 4, 3)
          .cell(2, 3, 2, 1, 0)
          .cell(2, 0, 1, 2)
          .build();

  private static List<List<Integer>> entries(Neighbourhood n) {
    List<List<Integer>> out = new ArrayList<>();
    for (int e = 0; e < n.size(); e++) {
      out.add(
          n.bridge().length == 0
              ? List.of(n.from()[e], n.to()[e])
              : List.of(n.from()[e], n.to()[e], n.bridge()[e]));
    }
    return out;
  }

  @Test
  void aChordIsIncidentToItsRing() {
    assertThat(entries(SQUARE.incidence(1, 2)))
        .containsExactlyInAnyOrder(
            List.of(0, 0),
            List.of(1, 0),
            List.of(2, 0),
            List.of(3, 0),
            List.of(4, 0),
            List.of(0, 1),
            List.of(1, 1),
            List.of(4, 1));
  }

  @Test
  void adjacencyHasOneEntryPerBridge() {
    assertThat(entries(SQUARE.adjacency(1, 2)))
        .contains(List.of(0, 1, 0), List.of(0, 1, 1), List.of(1, 0, 1))
        .hasSize(5 * 4 + 3 * 2)
        .doesNotContain(List.of(0, 0, 0));
    assertThat(entries(SQUARE.adjacency(0, 1))).hasSize(12).contains(List.of(3, 4, 5));
  }

  @Test
  void coadjacencyListsTheCommonCell() {
    assertThat(entries(SQUARE.coadjacency(2, 1)))
        .containsExactlyInAnyOrder(
            List.of(0, 1, 0),
            List.of(1, 0, 0),
            List.of(0, 1, 1),
            List.of(1, 0, 1),
            List.of(0, 1, 4),
            List.of(1, 0, 4));
    assertThat(entries(SQUARE.coadjacency(1, 0))).contains(List.of(2, 5, 3));
  }

  @Test
  void distancesCountStepsToTheNearestNodeOfTheCell() {
    int far = Marks.UNREACHABLE;
    assertThat(SQUARE.distances(0, 2)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 2, far, far);
    assertThat(Marks.BINARY.of(SQUARE, 0, 2)).containsExactly(1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
    int[] handed = SQUARE.distances(0, 2);
    handed[0] = 7;
    assertThat(SQUARE.distances(0, 2)[0]).isZero();
  }

  @Test
  void renumberingMovesCellsWithTheirIncidences() {
    CombinatorialComplex moved =
        SQUARE.permuted(
            List.of(
                new Permutation(new int[] {5, 4, 3, 2, 1, 0}),
                new Permutation(new int[] {5, 0, 1, 2, 3, 4}),
                new Permutation(new int[] {1, 0})));
    assertThat(moved.cell(1, 0)).containsExactly(1, 2); // was {3, 4}
    assertThat(moved.cell(2, 0)).containsExactly(3, 4, 5); // was {0, 1, 2}
    assertThat(moved.counts()).isEqualTo(SQUARE.counts());
  }

  @Test
  void aGraphGivesItsEdgesInOrder() {
    CombinatorialComplex path =
        CombinatorialComplex.of(Graph.undirected(3, new int[] {2, 1}, new int[] {1, 0}));
    assertThat(path.cell(1, 0)).containsExactly(0, 1);
    assertThat(path.cell(1, 1)).containsExactly(1, 2);
    assertThat(path.graph().arcs()).isEqualTo(4);
  }

  @Test
  void mistakesNameTheCell() {
    assertThatThrownBy(() -> CombinatorialComplex.builder(3).cell(1, 0, 1).cell(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0, 1] of rank 1 occurs twice");
    assertThatThrownBy(() -> CombinatorialComplex.builder(3).cell(2, 0, 1, 7))
        .hasMessageContaining("[0, 1, 7] of rank 2: node 7 is unknown");
    assertThatThrownBy(() -> CombinatorialComplex.builder(3).cell(2, 0, 1, 1))
        .hasMessageContaining("names node 1 twice");
    assertThatThrownBy(() -> CombinatorialComplex.builder(3).cell(1).build())
        .hasMessageContaining("no nodes");
    assertThatThrownBy(() -> CombinatorialComplex.builder(4).cell(1, 0, 1, 2).cell(2, 0, 1).build())
        .hasMessageContaining("[0, 1] of rank 2 lies inside cell [0, 1, 2] of rank 1");
    CombinatorialComplex wide = CombinatorialComplex.builder(4).cell(1, 0, 1, 2).build();
    assertThatThrownBy(wide::graph).hasMessageContaining("[0, 1, 2] of rank 1 has 3");
  }

  @Test
  void featuresNeedOneRowPerCell() {
    assertThatThrownBy(
            () ->
                new TypedComplex(
                    SQUARE,
                    IntTable.column(new int[6]),
                    IntTable.column(new int[5]),
                    new double[0]))
        .hasMessageContaining("features of rank 1: one row per cell, that is 6, got 5");
    assertThatThrownBy(
            () ->
                new TypedComplex(
                    SQUARE,
                    IntTable.column(new int[5]),
                    IntTable.column(new int[6]),
                    new double[0]))
        .hasMessageContaining("features of rank 0");
  }
}
