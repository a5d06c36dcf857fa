package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Moments;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets losses move the partition: from the root down, each row takes that of its two nearest
 * branches whose expert predicts it better; prototypes become the means of their rows, and the
 * experts are trained on.
 *
 * @param leaves trains
 */
record Reassignment(Leaves leaves) {
  /** Returns the model after some rounds. */
  Assembled apply(Assembled model, int rounds) {
    Assembled now = model;
    for (int r = 0; r < rounds; r++) {
      RoutingTree tree = moved(now);
      now = new Assembled(tree, now.reader(), now.spec(), now.experts());
      now = leaves.trainOn(now, leaves.config().fit().steps());
    }
    return now;
  }

  private RoutingTree moved(Assembled model) {
    TreeShape shape = model.tree().shape();
    int d = model.tree().dimension();
    List<ArrayList<Moments>> parts = leaves.table().map(new Means(model, leaves.holdout()));
    double[] prototypes = model.tree().prototypes();
    for (int node = 1; node < shape.nodes(); node++) {
      int place = node;
      Moments all = Moments.total(parts.stream().map(p -> p.get(place)).toList());
      if (all.count() > 0) {
        double[] mean = all.mean();
        for (int j = 0; j < d; j++) {
          prototypes[node * d + j] = (float) mean[j];
        }
      }
    }
    return new RoutingTree(shape, d, prototypes);
  }

  /** Sums of the rows at every node when each row has chosen the better branch. */
  private record Means(Assembled model, Holdout holdout) implements BlockTask<ArrayList<Moments>> {
    @Override
    public ArrayList<Moments> run(Rows block) {
      RoutingTree tree = model.tree();
      int d = tree.dimension();
      double[] phi = model.reader().features().of(block);
      int[] leaf = chosen(block, phi);
      double[][] sum = new double[tree.shape().nodes()][d];
      long[] count = new long[tree.shape().nodes()];
      for (int i = 0; i < leaf.length; i++) {
        if (!holdout.has(block.ids()[i])) {
          for (int node : tree.shape().path(leaf[i])) {
            count[node]++;
            for (int j = 0; j < d; j++) {
              sum[node][j] += phi[i * d + j];
            }
          }
        }
      }
      ArrayList<Moments> out = new ArrayList<>();
      for (int node = 0; node < count.length; node++) {
        out.add(new Moments(count[node], sum[node]));
      }
      return out;
    }

    private int[] chosen(Rows block, double[] phi) {
      RoutingTree tree = model.tree();
      int d = tree.dimension();
      int[] at = new int[block.count()];
      for (int level = 0; level < tree.shape().height(); level++) {
        int[][] branch = new int[2][at.length];
        int[][] leaf = new int[2][at.length];
        for (int i = 0; i < at.length; i++) {
          boolean end = tree.shape().isLeaf(at[i]);
          int[] two = end ? new int[] {at[i], at[i]} : tree.twoNearest(at[i], phi, i * d);
          for (int b = 0; b < 2; b++) {
            branch[b][i] = two[b];
            leaf[b][i] = tree.descend(two[b], phi, i * d);
          }
        }
        double[] near = model.losses(block, leaf[0]);
        double[] far = model.losses(block, leaf[1]);
        for (int i = 0; i < at.length; i++) {
          at[i] = branch[far[i] < near[i] ? 1 : 0][i];
        }
      }
      return at;
    }
  }
}
