package dev.erlangen.graph.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.GraphPair;
import dev.erlangen.graph.generator.NamedPairs;
import dev.erlangen.graph.generator.Oracle;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import org.jgrapht.alg.color.ColorRefinementAlgorithm;
import org.junit.jupiter.api.Test;

class WeisfeilerLemanTest {

  @Test
  void seesNothingInRegularPairs() {
    for (GraphPair pair : NamedPairs.all()) {
      boolean seen = WeisfeilerLeman.distinguishes(pair.first(), pair.second());
      assertThat(seen).as(pair.name()).isEqualTo(pair.name().startsWith("C4+K1"));
    }
  }

  @Test
  void coloursFollowTheNodesAndAgreeAcrossNumberings() {
    SplittableRandom random = new SplittableRandom(5);
    Graph g = RandomGraphs.erdosRenyi(40, 0.08, random);
    int[] order = Products.permutation(40, random);
    Coloring c = WeisfeilerLeman.refine(List.of(g, g.permuted(order)));
    assertThat(c.separates(0, 1)).isFalse();
    assertThat(c.count()).isGreaterThan(10);
    for (int i = 0; i < 40; i++) {
      assertThat(c.colors().get(1)[i]).isEqualTo(c.colors().get(0)[order[i]]);
    }
    assertThat(WeisfeilerLeman.refine(List.of(g.permuted(order))).colors().get(0))
        .isEqualTo(c.colors().get(1));
  }

  @Test
  void stableColouringHasAsManyClassesAsJGraphTFinds() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 20; i++) {
      Graph g = RandomGraphs.erdosRenyi(25, 0.1, random);
      long expected =
          new ColorRefinementAlgorithm<>(Oracle.jgrapht(g))
              .getColoring().getColors().values().stream().distinct().count();
      assertThat((long) WeisfeilerLeman.refine(List.of(g)).count()).isEqualTo(expected);
    }
  }

  @Test
  void roundsAreThoseOfAPath() {
    assertThat(WeisfeilerLeman.refine(List.of(Families.path(7))).rounds()).isEqualTo(3);
    assertThat(WeisfeilerLeman.refine(List.of(Families.path(7))).count()).isEqualTo(4);
    assertThat(WeisfeilerLeman.refine(List.of(Families.path(7)), 1).count()).isEqualTo(2);
    assertThat(WeisfeilerLeman.refine(List.of(Families.cycle(7))).rounds()).isZero();
  }

  @Test
  void typesOfNodesAndArcsCount() {
    Graph plain = Families.path(3);
    Graph typed = plain.withNodeTypes(IntTable.column(0, 0, 1));
    Graph other = plain.withNodeTypes(IntTable.column(0, 1, 0));
    assertThat(WeisfeilerLeman.distinguishes(typed, other)).isTrue();
    assertThat(WeisfeilerLeman.distinguishes(typed, plain.withNodeTypes(IntTable.column(1, 0, 0))))
        .isFalse();
    Graph single = Families.cycle(4).withArcTypes(IntTable.column(1, 1, 1, 1, 1, 1, 1, 1));
    Graph mixed = Families.cycle(4).withArcTypes(IntTable.column(1, 2, 1, 2, 2, 1, 2, 1));
    assertThat(WeisfeilerLeman.distinguishes(single, mixed)).isTrue();
  }
}
