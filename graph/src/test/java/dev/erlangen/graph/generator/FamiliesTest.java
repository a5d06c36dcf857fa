package dev.erlangen.graph.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.tool.Components;
import dev.erlangen.graph.tool.Counts;
import dev.erlangen.graph.tool.Distances;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jgrapht.GraphMetrics;
import org.jgrapht.generate.NamedGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  private static int[] degrees(Graph g) {
    return IntStream.range(0, g.nodes()).map(g::inDegree).sorted().distinct().toArray();
  }

  private static void sizes(Graph g, int nodes, int edges, int... degrees) {
    assertThat(g.nodes()).isEqualTo(nodes);
    assertThat(g.arcs()).isEqualTo(2 * edges);
    assertThat(degrees(g)).containsExactly(degrees);
    assertThat(g.isUndirected()).isTrue();
  }

  @Test
  void familiesHaveTheirSizes() {
    sizes(Families.path(5), 5, 4, 1, 2);
    sizes(Families.path(1), 1, 0, 0);
    sizes(Families.cycle(7), 7, 7, 2);
    sizes(Families.complete(6), 6, 15, 5);
    sizes(Families.completeBipartite(2, 3), 5, 6, 2, 3);
    sizes(Families.star(4), 5, 4, 1, 4);
    sizes(Families.wheel(5), 6, 10, 3, 5);
    sizes(Families.circulant(8, 1, 4), 8, 12, 3);
    sizes(Families.csl(41, 9), 41, 82, 4);
    sizes(Families.petersen(), 10, 15, 3);
    sizes(Families.ladder(4), 8, 10, 2, 3);
    sizes(Families.prism(5), 10, 15, 3);
    sizes(Families.heawood(), 14, 21, 3);
    sizes(Families.pappus(), 18, 27, 3);
    sizes(Lattices.grid(3, 4), 12, 17, 2, 3, 4);
    sizes(Lattices.torus(3, 4), 12, 24, 4);
    sizes(Lattices.hypercube(4), 16, 32, 4);
    sizes(Products.complement(Families.cycle(5)), 5, 5, 2);
  }

  @Test
  void namedGraphsAreTheOnesJGraphTKnows() {
    assertThat(girth(Families.heawood())).isEqualTo(6);
    assertThat(girth(Families.pappus())).isEqualTo(6);
    var generator = new NamedGraphGenerator<Integer, DefaultEdge>();
    SimpleGraph<Integer, DefaultEdge> petersen = fresh();
    generator.generatePetersenGraph(petersen);
    assertIsomorphic(petersen, Families.petersen());
    SimpleGraph<Integer, DefaultEdge> dodecahedron = fresh();
    generator.generateDodecahedronGraph(dodecahedron);
    assertIsomorphic(dodecahedron, Families.generalizedPetersen(10, 2));
    SimpleGraph<Integer, DefaultEdge> heawood = fresh();
    generator.generateHeawoodGraph(heawood);
    assertIsomorphic(heawood, Families.heawood());
    SimpleGraph<Integer, DefaultEdge> pappus = fresh();
    generator.generatePappusGraph(pappus);
    assertIsomorphic(pappus, Families.pappus());
    SimpleGraph<Integer, DefaultEdge> moebiusKantor = fresh();
    generator.generateMöbiusKantorGraph(moebiusKantor);
    assertIsomorphic(moebiusKantor, Families.generalizedPetersen(8, 3));
  }

  private static SimpleGraph<Integer, DefaultEdge> fresh() {
    return new SimpleGraph<>(
        SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultEdgeSupplier(), false);
  }

  private static void assertIsomorphic(SimpleGraph<Integer, DefaultEdge> expected, Graph ours) {
    assertThat(
            new org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector<>(
                    expected, Oracle.jgrapht(ours))
                .isomorphismExists())
        .isTrue();
  }

  private static int girth(Graph g) {
    return GraphMetrics.getGirth(Oracle.jgrapht(g));
  }

  @Test
  void stronglyRegularGraphsHaveTheirParameters() {
    assertThat(parameters(StronglyRegular.rook(4))).containsExactly(16, 6, 2, 2);
    assertThat(parameters(StronglyRegular.shrikhande())).containsExactly(16, 6, 2, 2);
    assertThat(parameters(StronglyRegular.paley(13))).containsExactly(13, 6, 2, 3);
    assertThat(parameters(StronglyRegular.triangular(5))).containsExactly(10, 6, 3, 4);
    assertThat(parameters(Families.petersen())).containsExactly(10, 3, 0, 1);
  }

  /** n, degree, common neighbours of joined and of other pairs; fails if these vary. */
  private static int[] parameters(Graph g) {
    int[] found = {g.nodes(), g.inDegree(0), -1, -1};
    for (int u = 0; u < g.nodes(); u++) {
      assertThat(g.inDegree(u)).isEqualTo(found[1]);
      for (int v = 0; v < u; v++) {
        int common = 0;
        for (int w = 0; w < g.nodes(); w++) {
          common += g.arc(u, w) >= 0 && g.arc(v, w) >= 0 ? 1 : 0;
        }
        int kind = g.arc(u, v) >= 0 ? 2 : 3;
        assertThat(found[kind]).isIn(-1, common);
        found[kind] = common;
      }
    }
    return found;
  }

  @Test
  void pairsHaveEqualSizesAndAreNotIsomorphic() {
    for (GraphPair pair : NamedPairs.all()) {
      assertThat(pair.first().nodes()).as(pair.name()).isEqualTo(pair.second().nodes());
      assertThat(pair.first().arcs()).as(pair.name()).isEqualTo(pair.second().arcs());
      assertThat(Oracle.isomorphic(pair.first(), pair.second())).as(pair.name()).isFalse();
      Graph moved = Products.relabelled(pair.first(), new SplittableRandom(1));
      assertThat(moved).isNotEqualTo(pair.first());
      assertThat(Oracle.isomorphic(pair.first(), moved)).as(pair.name()).isTrue();
    }
  }

  @Test
  void cfiGraphsDependOnTheParityOfTheTwistsOnly() {
    Graph k4 = Families.complete(4);
    GraphPair pair = Cfi.pair("K4", k4);
    assertThat(Oracle.isomorphic(pair.first(), pair.second())).isFalse();
    Graph twice = Cfi.of(k4, Set.of(1, 4));
    assertThat(Oracle.isomorphic(pair.first(), twice)).isTrue();
    Graph[] regular = {StronglyRegular.rook(4), StronglyRegular.shrikhande()};
    assertThat(Arrays.stream(regular).filter(g -> Oracle.isomorphic(g, pair.first()))).hasSize(1);
    assertThat(Arrays.stream(regular).filter(g -> Oracle.isomorphic(g, pair.second()))).hasSize(1);
    GraphPair triangle = Cfi.pair("K3", Families.cycle(3));
    assertThat(Counts.of(triangle.first()).triangles() + Counts.of(triangle.second()).triangles())
        .isEqualTo(2);
    Graph prism = Cfi.of(Families.prism(3), Set.of());
    assertThat(prism.nodes()).isEqualTo(24);
    assertThat(prism.nodeTypes().range(0)).containsExactly(0, 5);
  }

  @Test
  void lineGraphOfTheCubeIsTheCuboctahedron() {
    Graph line = Products.line(Lattices.hypercube(3));
    sizes(line, 12, 24, 4);
    assertThat(Distances.diameter(line)).isEqualTo(3);
    assertThat(Counts.of(line).triangles()).isEqualTo(8);
  }

  @Test
  void unionAndTorusHaveTheirComponentsAndDistances() {
    Graph union = Products.union(Families.cycle(4), Families.path(3), Families.empty(2));
    assertThat(Components.of(union).count()).isEqualTo(4);
    assertThat(Components.of(union).of()).containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 3);
    assertThat(Distances.diameter(union)).isEqualTo(Distances.UNREACHABLE);
    assertThat(Distances.diameter(Lattices.torus(6, 5))).isEqualTo(5);
    assertThat(Distances.radius(Families.star(5))).isEqualTo(1);
    assertThat(Distances.diameter(Families.generalizedPetersen(10, 2))).isEqualTo(5);
  }

  @Test
  void refusesWhatIsNoGraph() {
    assertThatThrownBy(() -> Families.cycle(2)).hasMessageContaining("nodes of a cycle");
    assertThatThrownBy(() -> Families.path(0)).hasMessageContaining("nodes must be at least 1");
    assertThatThrownBy(() -> Families.circulant(6, 4)).hasMessageContaining("step");
    assertThatThrownBy(() -> Families.circulant(6, 2, 2)).hasMessageContaining("twice");
    assertThatThrownBy(() -> Families.generalizedPetersen(6, 3)).hasMessageContaining("GP(n, k)");
    assertThatThrownBy(() -> StronglyRegular.paley(9)).hasMessageContaining("prime");
    assertThatThrownBy(() -> Families.lcf(8, 3, 3)).hasMessageContaining("no way back");
    assertThatThrownBy(() -> Cfi.of(Families.empty(2), Set.of()))
        .hasMessageContaining("degree of a base node");
    assertThatThrownBy(() -> Cfi.of(Families.cycle(3), Set.of(3)))
        .hasMessageContaining("twisted edge");
  }
}
