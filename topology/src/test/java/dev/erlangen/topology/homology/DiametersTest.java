package dev.erlangen.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.graph.Graph;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiametersTest {
  static List<CellComplex> complexes() {
    return List.of(
        Surfaces.moebius(7),
        Surfaces.torus(9, 11),
        Surfaces.octahedron(),
        Surfaces.union(List.of(Surfaces.torus(3, 3), Surfaces.cylinder(8))),
        CellComplex.of(4, List.of(new int[] {0, 1}, new int[] {1, 2}), List.of()),
        CellComplex.of(1, List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("complexes")
  void bothAreThoseOfTheWholeTablesOfDistances(CellComplex c) {
    Diameters d = Diameters.of(c);
    assertThat(d.nodes()).isEqualTo(TopologicalInvariants.diameter(c));
    assertThat(d.cross()).isEqualTo(TopologicalInvariants.crossDiameter(c.combinatorial()));
  }

  @Test
  void unionsHaveNoDiameterButACrossDiameter() {
    CellComplex c = Surfaces.union(List.of(Surfaces.torus(3, 3), Surfaces.cylinder(8)));
    assertThat(Diameters.of(c)).isEqualTo(new Diameters(TopologicalInvariants.NONE, 3));
  }

  @Test
  void aLongPathIsPlanarAndDoesNotExhaustTheStack() {
    int n = 200_000;
    int[] u = IntStream.range(0, n - 1).toArray();
    int[] v = IntStream.range(1, n).toArray();
    assertThat(Planarity.isPlanar(Graph.undirected(n, u, v))).isTrue();
  }
}
