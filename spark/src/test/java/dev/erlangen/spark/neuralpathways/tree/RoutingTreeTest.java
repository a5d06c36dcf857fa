package dev.erlangen.spark.neuralpathways.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RoutingTreeTest {
  private static final TreeShape SHAPE = new TreeShape(new int[] {-1, 0, 0, 1, 1});
  private static final RoutingTree TREE =
      new RoutingTree(SHAPE, 1, new double[] {0, -1, 1, -2, -0.5});

  @Test
  void aShapeKnowsItsFamily() {
    assertThat(SHAPE.leaves()).containsExactly(2, 3, 4);
    assertThat(SHAPE.children(1)).containsExactly(3, 4);
    assertThat(SHAPE.path(4)).containsExactly(1, 4);
    assertThat(SHAPE.path(0)).isEmpty();
    assertThat(SHAPE.height()).isEqualTo(2);
    assertThat(SHAPE.valency()).isEqualTo(2);
    assertThat(TreeShape.root().height()).isZero();
  }

  @Test
  void rowsGoToTheNearestPrototypeLevelByLevel() {
    assertThat(TREE.routeAll(new double[] {-3, -0.6, 0.2, 5})).containsExactly(3, 4, 2, 2);
    // -0.04 is nearer to -0.5 than to 1, but what decides is the level above.
    assertThat(TREE.route(new double[] {0.01}, 0)).isEqualTo(2);
  }

  @Test
  void tiesGoToTheLowestNumber() {
    assertThat(TREE.route(new double[] {0}, 0)).isEqualTo(4);
    RoutingTree twins = new RoutingTree(new TreeShape(new int[] {-1, 0, 0}), 1, new double[3]);
    assertThat(twins.route(new double[] {7}, 0)).isEqualTo(1);
  }

  @Test
  void theTwoNearestBranchesAreDifferent() {
    assertThat(TREE.twoNearest(0, new double[] {0.4}, 0)).containsExactly(2, 1);
    RoutingTree line = new RoutingTree(new TreeShape(new int[] {-1, 0}), 1, new double[2]);
    assertThat(line.twoNearest(0, new double[] {0.4}, 0)).containsExactly(1, 1);
  }

  @Test
  void whatIsNoTreeIsRefused() {
    for (int[] parent : new int[][] {{}, {0}, {-1, 1}, {-1, -1}, {-1, 0, 5}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TreeShape(parent));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoutingTree(SHAPE, 2, new double[5]))
        .withMessage("5 nodes of 2 features need 10 values, got 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoutingTree(TreeShape.root(), 1, new double[] {Double.NaN}));
  }
}
