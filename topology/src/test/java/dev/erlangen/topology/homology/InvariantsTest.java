package dev.erlangen.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.lifting.CyclicLifting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
  private record Known(
      int[] counts, int[] q, int[] gf2, boolean orientable, boolean planar, int diameter) {}

  private static Known known(
      String counts, String q, String gf2, boolean orientable, boolean planar, int diameter) {
    return new Known(ints(counts), ints(q), ints(gf2), orientable, planar, diameter);
  }

  private static int[] ints(String text) {
    return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  static List<Arguments> surfaces() {
    return List.of(
        Arguments.of(
            "cylinder 3", Surfaces.cylinder(3), known("6,9,3", "1,1,0", "1,1,0", true, true, 2)),
        Arguments.of(
            "Möbius 3", Surfaces.moebius(3), known("6,9,3", "1,1,0", "1,1,0", false, false, 2)),
        Arguments.of(
            "cylinder 6", Surfaces.cylinder(6), known("12,18,6", "1,1,0", "1,1,0", true, true, 4)),
        Arguments.of(
            "Möbius 6", Surfaces.moebius(6), known("12,18,6", "1,1,0", "1,1,0", false, false, 3)),
        Arguments.of(
            "torus 3x5", Surfaces.torus(3, 5), known("15,30,15", "1,2,1", "1,2,1", true, false, 3)),
        Arguments.of(
            "Klein 3x5",
            Surfaces.kleinBottle(3, 5),
            known("15,30,15", "1,1,0", "1,2,1", false, false, 3)),
        Arguments.of(
            "torus 5x5", Surfaces.torus(5, 5), known("25,50,25", "1,2,1", "1,2,1", true, false, 4)),
        Arguments.of(
            "Klein 5x5",
            Surfaces.kleinBottle(5, 5),
            known("25,50,25", "1,1,0", "1,2,1", false, false, 4)),
        Arguments.of(
            "torus 3x6", Surfaces.torus(3, 6), known("18,36,18", "1,2,1", "1,2,1", true, false, 4)),
        Arguments.of(
            "two tori 3x3",
            Surfaces.union(List.of(Surfaces.torus(3, 3), Surfaces.torus(3, 3))),
            known("18,36,18", "2,4,2", "2,4,2", true, false, -1)),
        Arguments.of(
            "octahedron", Surfaces.octahedron(), known("6,12,8", "1,0,1", "1,0,1", true, true, 2)),
        Arguments.of(
            "projective plane",
            Surfaces.projectivePlane(),
            known("6,15,10", "1,0,0", "1,1,1", false, false, 1)),
        Arguments.of(
            "smallest torus",
            Surfaces.smallestTorus(),
            known("7,21,14", "1,2,1", "1,2,1", true, false, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("surfaces")
  void invariantsAreThoseOfTheSurface(String name, CellComplex complex, Known known) {
    assertThat(List.of(complex.nodes(), complex.edges(), complex.faces()))
        .containsExactly(known.counts[0], known.counts[1], known.counts[2]);
    assertThat(TopologicalInvariants.betti(complex, Field.Q)).containsExactly(known.q);
    assertThat(TopologicalInvariants.betti(complex, Field.GF2)).containsExactly(known.gf2);
    assertThat(TopologicalInvariants.euler(complex))
        .isEqualTo(known.q[0] - known.q[1] + known.q[2])
        .isEqualTo(known.gf2[0] - known.gf2[1] + known.gf2[2]);
    assertThat(TopologicalInvariants.isOrientable(complex)).isEqualTo(known.orientable);
    assertThat(TopologicalInvariants.isPlanar(complex)).isEqualTo(known.planar);
    assertThat(TopologicalInvariants.diameter(complex)).isEqualTo(known.diameter);
    assertThat(TopologicalInvariants.components(complex)).isEqualTo(known.q[0]);
    assertThat(complex.boundary(1).times(complex.boundary(2)).isZero()).isTrue();
    assertThat(TopologicalInvariants.isClosed(complex)).isEqualTo(known.gf2[2] > 0);
  }

  @Test
  void ringsThatAreSumsOfOthersCountAsTwoDimensionalHoles() {
    // A theta graph: three paths between two nodes, three cycles, each the sum of the others.
    Graph theta = Graph.undirected(5, new int[] {0, 2, 0, 3, 0, 4}, new int[] {2, 1, 3, 1, 4, 1});
    CellComplex rings = new CyclicLifting(3, 6).of(theta).rings();
    assertThat(rings.faces()).isEqualTo(3);
    assertThat(TopologicalInvariants.betti(rings, Field.GF2)).containsExactly(1, 0, 1);
    // Over the rationals the same holds: 3 rings, rank 2.
    assertThat(TopologicalInvariants.betti(rings, Field.Q)).containsExactly(1, 0, 1);
  }

  @Test
  void crossDiameterIsTheFarthestNodeFromARing() {
    Graph tailed = Graph.undirected(6, new int[] {0, 1, 2, 2, 3, 4}, new int[] {1, 2, 0, 3, 4, 5});
    assertThat(TopologicalInvariants.crossDiameter(new CyclicLifting(3, 6).of(tailed).complex()))
        .isEqualTo(3);
    assertThat(
            TopologicalInvariants.crossDiameter(
                new CyclicLifting(3, 6).of(Families.path(4)).complex()))
        .isEqualTo(TopologicalInvariants.NONE);
  }

  @Test
  void aSetIsNoBoundaryUnlessItsCycleIsUnique() {
    Graph four = Families.complete(4);
    CombinatorialComplex sets = new CyclicLifting(3, 4).of(four).complex();
    assertThatThrownBy(() -> CellComplex.of(sets, false))
        .hasMessageContaining("[0, 1, 2, 3] of rank 2")
        .hasMessageContaining("several cycles");
    assertThat(CellComplex.of(sets, true).faces()).isEqualTo(5);
    CombinatorialComplex open =
        CombinatorialComplex.builder(3).cell(1, 0, 1).cell(1, 1, 2).cell(2, 0, 1, 2).build();
    assertThatThrownBy(() -> CellComplex.of(open, true)).hasMessageContaining("has no boundary");
  }

  @Test
  void facesNeedTheirSides() {
    assertThatThrownBy(
            () ->
                CellComplex.of(
                    3, List.of(new int[] {0, 1}, new int[] {1, 2}), List.of(new int[] {0, 1, 2})))
        .hasMessageContaining("its side 2-0 is no edge");
    assertThatThrownBy(() -> CellComplex.ofFaces(3, List.of(new int[] {0, 1, 3})))
        .hasMessageContaining("node 3 is unknown");
    assertThatThrownBy(() -> CellComplex.ofFaces(3, List.of(new int[] {0, 1, 0})))
        .hasMessageContaining("different nodes");
    CellComplex three =
        CellComplex.ofFaces(
            5, List.of(new int[] {0, 1, 2}, new int[] {0, 1, 3}, new int[] {0, 1, 4}));
    assertThatThrownBy(() -> TopologicalInvariants.isOrientable(three))
        .hasMessageContaining("lies in 3");
  }
}
