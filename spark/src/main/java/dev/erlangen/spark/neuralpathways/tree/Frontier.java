package dev.erlangen.spark.neuralpathways.tree;

import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The nodes that a level of growth tries to split.
 *
 * @param tree the tree so far
 * @param nodes its leaves in question, ascending
 * @param features what rows are routed by
 * @param holdout rows that take no part
 */
record Frontier(RoutingTree tree, int[] nodes, FeatureMap features, Holdout holdout)
    implements Serializable {

  /** What is done with a row of the frontier. */
  interface Visitor {
    void row(int place, long id, double[] phi, int at);
  }

  /** Shows every training row below one of the nodes, with the place of that node. */
  void visit(Rows block, Visitor visitor) {
    double[] phi = new double[tree.dimension()];
    for (int i = 0; i < block.count(); i++) {
      if (!holdout.has(block.ids()[i])) {
        features.apply(block.x(), i * block.features(), phi, 0);
        int place = Arrays.binarySearch(nodes, tree.route(phi, 0));
        if (place >= 0) {
          visitor.row(place, block.ids()[i], phi, 0);
        }
      }
    }
  }
}
