package dev.erlangen.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import java.util.SplittableRandom;
import org.jgrapht.alg.planar.BoyerMyrvoldPlanarityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanarityTest {
  @Test
  void knownGraphs() {
    assertThat(Planarity.isPlanar(Families.complete(4))).isTrue();
    assertThat(Planarity.isPlanar(Families.complete(5))).isFalse();
    assertThat(Planarity.isPlanar(Families.completeBipartite(3, 3))).isFalse();
    assertThat(Planarity.isPlanar(Families.completeBipartite(2, 9))).isTrue();
    assertThat(Planarity.isPlanar(Families.petersen())).isFalse();
    assertThat(Planarity.isPlanar(Families.generalizedPetersen(10, 2))).isTrue(); // dodecahedron
    assertThat(Planarity.isPlanar(Families.heawood())).isFalse();
    assertThat(Planarity.isPlanar(Products.cartesian(Families.path(9), Families.path(9)))).isTrue();
    assertThat(Planarity.isPlanar(Products.union(Families.complete(4), Families.complete(5))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void agreesWithAnotherAlgorithmOnRandomGraphs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int planar = 0;
    for (int i = 0; i < 200; i++) {
      int n = 5 + random.nextInt(20);
      Graph graph = RandomGraphs.erdosRenyi(n, random.nextDouble(1.0 / n, 4.0 / n), random);
      boolean own = Planarity.isPlanar(graph);
      assertThat(own).as("%s, %d", graph, i).isEqualTo(oracle(graph));
      planar += own ? 1 : 0;
    }
    assertThat(planar).isBetween(20, 180);
  }

  @Test
  void deepSearchesDoNotOverflow() {
    assertThat(Planarity.isPlanar(Families.cycle(100_000))).isTrue();
  }

  private static boolean oracle(Graph graph) {
    SimpleGraph<Integer, DefaultEdge> other = new SimpleGraph<>(DefaultEdge.class);
    for (int v = 0; v < graph.nodes(); v++) {
      other.addVertex(v);
    }
    for (int e = 0; e < graph.arcs(); e++) {
      if (graph.source(e) < graph.destination(e)) {
        other.addEdge(graph.source(e), graph.destination(e));
      }
    }
    return new BoyerMyrvoldPlanarityInspector<>(other).isPlanar();
  }
}
