package dev.erlangen.topology.lifting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.topology.complex.TypedComplex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherLiftingsTest {
  @Test
  void cliquesAreCountedByBinomials() {
    LiftedGraph five = new CliqueLifting(4).of(Families.complete(5));
    assertThat(five.cells().stream().map(List::size)).containsExactly(10, 5, 1);
    assertThat(five.complex().counts()).containsExactly(5, 10, 10, 5, 1);
  }

  @Test
  void maximalCliquesLoseTheTrianglesOfLargerOnes() {
    Graph four = Families.complete(4);
    assertThat(new CliqueLifting(2).of(four).cells().get(0)).hasSize(4);
    assertThat(new CliqueLifting(2, true, 100).of(four).cells().get(0)).isEmpty();
    assertThatThrownBy(() -> new CliqueLifting(2, false, 3).of(four))
        .hasMessageContaining("more than 3");
  }

  @Test
  void clustersOfTwoCliquesAreTheCliques() {
    // Two triangles 0-1-2 and 3-4-5 joined by one edge.
    Graph graph =
        Graph.undirected(6, new int[] {0, 1, 0, 3, 4, 3, 2}, new int[] {1, 2, 2, 4, 5, 5, 3});
    LiftedGraph lifted = new SpectralLifting(2).of(graph);
    assertThat(lifted.cells().get(0))
        .containsExactlyInAnyOrder(new int[] {0, 1, 2}, new int[] {3, 4, 5});
    // Single nodes and edges lie inside cells of lower rank and are left out.
    assertThat(new SpectralLifting(6).of(graph).complex().count(2)).isZero();
  }

  @Test
  void typesOfBondsFollowTheirEdges() {
    Graph graph =
        Graph.undirected(
                3,
                new int[] {2, 0, 1},
                new int[] {0, 1, 2},
                IntTable.column(7, 8, 9),
                RealTable.none(3))
            .withNodeTypes(IntTable.column(4, 5, 6))
            .withTargets(1.5);
    TypedComplex typed = new CyclicLifting(3, 6).of(graph).typed();
    // edges in the order 0-1, 0-2, 1-2
    assertThat(typed.edgeTypes().toArray()).containsExactly(8, 7, 9);
    assertThat(typed.nodeTypes().toArray()).containsExactly(4, 5, 6);
    assertThat(typed.targets()).containsExactly(1.5);
    assertThat(typed.complex().count(2)).isEqualTo(1);
  }

  @Test
  void theCacheGivesWhatWasStored(@TempDir Path folder) {
    List<Graph> graphs = List.of(Families.complete(4), Families.path(3), Families.cycle(5));
    DiskCache cache = new DiskCache(folder);
    Lifting rings = new CyclicLifting(3, 5);
    List<LiftedGraph> first = CachedLiftings.of(graphs, rings, cache);
    List<LiftedGraph> second = CachedLiftings.of(graphs, rings, cache);
    assertThat(cache.list()).hasSize(1);
    for (int i = 0; i < graphs.size(); i++) {
      assertThat(second.get(i).cells().get(0))
          .usingElementComparator(Arrays::compare)
          .isEqualTo(first.get(i).cells().get(0));
    }
    assertThat(second.get(0).cells().get(0)).hasSize(5);
  }
}
