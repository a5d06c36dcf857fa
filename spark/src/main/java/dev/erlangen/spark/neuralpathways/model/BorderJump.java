package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.util.ArrayList;
import java.util.List;

/**
 * How far neighbouring experts disagree where they meet: the mean of {@code |f_a(x) - f_b(x)|} over
 * rows near the bisector of the prototypes of their leaf a and the nearest sibling branch, b being
 * the leaf that the row would reach there. Hard routing is discontinuous; this says by how much.
 *
 * @param mean mean absolute difference over rows and outputs
 * @param largest the largest one
 * @param rows near a border
 */
public record BorderJump(double mean, double largest, int rows) {

  /**
   * Measures.
   *
   * @param share a row is near the border if its distance from the bisector is at most this part of
   *     the distance of the two prototypes
   */
  public static BorderJump of(Assembled model, Rows rows, double share) {
    Check.between("share", share, 0, 0.5);
    RoutingTree tree = model.tree();
    int d = tree.dimension();
    double[] phi = model.reader().features().of(rows);
    List<int[]> near = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      int node = 0;
      int other = -1;
      while (!tree.shape().isLeaf(node)) {
        int[] two = tree.twoNearest(node, phi, i * d);
        if (two[0] != two[1] && close(tree, two, phi, i * d, share)) {
          other = tree.descend(two[1], phi, i * d);
        }
        node = two[0];
      }
      if (other >= 0) {
        near.add(new int[] {i, node, other});
      }
    }
    return measured(model, rows, near);
  }

  private static boolean close(RoutingTree tree, int[] two, double[] phi, int at, double share) {
    double gap = tree.squaredDistance(two[1], phi, at) - tree.squaredDistance(two[0], phi, at);
    double between = tree.squaredDistance(two[1], tree.prototype(two[0]), 0);
    // The distance from the bisector is gap / (2 √between).
    return between > 0 && gap / (2 * between) <= share;
  }

  private static BorderJump measured(Assembled model, Rows rows, List<int[]> near) {
    if (near.isEmpty()) {
      return new BorderJump(0, 0, 0);
    }
    Rows some = rows.select(near.stream().mapToInt(n -> n[0]).toArray());
    float[] here = model.predict(some, near.stream().mapToInt(n -> n[1]).toArray());
    float[] there = model.predict(some, near.stream().mapToInt(n -> n[2]).toArray());
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < here.length; i++) {
      double jump = Math.abs((double) here[i] - there[i]);
      sum += jump;
      largest = Math.max(largest, jump);
    }
    return new BorderJump(sum / here.length, largest, near.size());
  }
}
