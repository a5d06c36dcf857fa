package dev.erlangen.spark.neuralpathways.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.data.Standardise;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HierarchicalKMeansTest {
  private static final LocalEngine ENGINE = new LocalEngine(2);
  private static final Holdout NONE = new Holdout(0, 0);

  @AfterAll
  static void stop() {
    ENGINE.close();
  }

  private static RoutingTree fit(float[] x, int valency, int height, int minLeaf) {
    try (RowTable table = ENGINE.table(Rows.of(1, x))) {
      return new HierarchicalKMeans(valency, height, minLeaf, 1)
          .fit(table, new Standardise(Scaling.none(1)), NONE);
    }
  }

  /** Four heaps at -11, -9, 9 and 11. */
  private static float[] heaps(int each) {
    float[] x = new float[4 * each];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = new float[] {-11, -9, 9, 11}[i % 4] + (float) (random.nextDouble() - 0.5) / 5;
    }
    return x;
  }

  @Test
  void heapsAreFoundLevelByLevel() {
    RoutingTree tree = fit(heaps(50), 2, 2, 20);
    assertThat(tree.shape().parents()).containsExactly(-1, 0, 0, 1, 1, 2, 2);
    double[] ends =
        Arrays.stream(tree.shape().leaves())
            .mapToDouble(l -> tree.prototype(l)[0])
            .sorted()
            .toArray();
    for (int i = 0; i < 4; i++) {
      assertThat(ends[i])
          .isBetween(
              new double[] {-11, -9, 9, 11}[i] - 0.05, new double[] {-11, -9, 9, 11}[i] + 0.05);
    }
  }

  @Test
  void prototypesAreWhatIsStored() {
    RoutingTree tree = fit(heaps(50), 4, 1, 20);
    assertThat(Arrays.stream(tree.prototypes())).allMatch(p -> p == (float) p.doubleValue());
  }

  @Test
  void aChildWithTooFewRowsEndsTheBranch() {
    assertThat(fit(heaps(15), 2, 2, 20).shape().leaves()).hasSize(2);
    assertThat(fit(heaps(5), 2, 2, 20).shape().leaves()).hasSize(1);
    float[] lopsided = new float[100];
    lopsided[0] = 100;
    assertThat(fit(lopsided, 2, 1, 2).shape().leaves()).hasSize(1);
  }

  @Test
  void duplicatesAreNotSplit() {
    assertThat(fit(new float[500], 2, 3, 1).shape().nodes()).isEqualTo(1);
  }

  @Test
  void heldOutRowsTakeNoPart() {
    float[] x = heaps(200);
    Holdout some = new Holdout(0.3, 9);
    for (int i = 0; i < x.length; i++) {
      x[i] = some.has(i) ? 1000 : x[i];
    }
    try (RowTable table = ENGINE.table(Rows.of(1, x))) {
      RoutingTree tree =
          new HierarchicalKMeans(2, 2, 20, 1).fit(table, new Standardise(Scaling.none(1)), some);
      assertThat(Arrays.stream(tree.prototypes())).allMatch(p -> p < 12);
    }
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HierarchicalKMeans(1, 1, 1, 0))
        .withMessage("valency must be at least 2, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HierarchicalKMeans(2, -1, 1, 0))
        .withMessage("height must not be negative, got -1");
  }

  @Test
  void lloydKeepsAnEmptyCentre() {
    double[] x = {0, 1, 10, 11};
    Lloyd.Result r = Lloyd.run(x, 1, new double[] {0, 9, 500}, 3);
    assertThat(r.centres()).containsExactly(0.5, 10.5, 500);
    assertThat(r.assignment()).containsExactly(0, 0, 1, 1);
  }
}
