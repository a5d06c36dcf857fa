package dev.erlangen.spark.neuralpathways.tree;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mix;
import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows a routing tree level by level: every leaf of the level is split by k-means, all leaves in
 * one pass over the rows per iteration. A leaf stays one unless every child keeps at least {@code
 * minLeaf} rows, so trees may be unbalanced and duplicates end a branch.
 *
 * @param valency children per split, at least 2
 * @param height levels, 0 for the root alone; 1 is a star
 * @param minLeaf least rows per child
 * @param iterations most iterations of Lloyd's algorithm
 * @param shift relative movement of the centres at which the iterations of a node stop
 * @param seed of the first centres
 */
public record HierarchicalKMeans(
    int valency, int height, int minLeaf, int iterations, double shift, long seed) {
  private static final int SAMPLED_PER_CHILD = 20;

  public HierarchicalKMeans {
    Check.that(valency >= 2, "valency must be at least 2, got %d", valency);
    Check.notNegative("height", height);
    Check.positive("minLeaf", minLeaf);
    Check.positive("iterations", iterations);
    Check.between("shift", shift, 0, 1);
  }

  /** The usual limits: 25 iterations, shift 1e-4. */
  public HierarchicalKMeans(int valency, int height, int minLeaf, long seed) {
    this(valency, height, minLeaf, 25, 1e-4, seed);
  }

  /** Grows the tree on the rows that are not held out. */
  public RoutingTree fit(RowTable table, FeatureMap features, Holdout holdout) {
    RoutingTree tree = RoutingTree.root(features.dimension());
    int[] level = {0};
    for (int h = 0; h < height && level.length > 0; h++) {
      int before = tree.shape().nodes();
      tree = grow(table, new Frontier(tree, level, features, holdout));
      level = IntStream.range(before, tree.shape().nodes()).toArray();
    }
    return tree;
  }

  private RoutingTree grow(RowTable table, Frontier frontier) {
    List<Split> splits = seeds(table, frontier);
    for (int i = 0; i < iterations && splits.stream().anyMatch(s -> !s.settled); i++) {
      Lloyd.Sums sums = sums(table, frontier, splits);
      for (int s = 0; s < splits.size(); s++) {
        splits.get(s).move(sums, s, valency, shift);
      }
    }
    splits.forEach(Split::round);
    Lloyd.Sums sums = sums(table, frontier, splits);
    List<Split> kept = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      long least = Arrays.stream(sums.count(), s * valency, (s + 1) * valency).min().orElse(0);
      if (least >= minLeaf) {
        kept.add(splits.get(s));
      }
    }
    return extended(frontier.tree(), kept);
  }

  private List<Split> seeds(RowTable table, Frontier frontier) {
    int most = SAMPLED_PER_CHILD * valency;
    int d = frontier.tree().dimension();
    List<ArrayList<Sample>> parts = table.map(new Sample.Draw(frontier, most, seed));
    List<Split> out = new ArrayList<>();
    for (int i = 0; i < frontier.nodes().length; i++) {
      int place = i;
      Sample sample = Sample.merge(parts.stream().map(p -> p.get(place)).toList(), most);
      if (sample.count() >= (long) valency * minLeaf) {
        int node = frontier.nodes()[i];
        double[] rows = sample.rows(d);
        double[] centres =
            Seeding.plusPlus(rows, sample.drawn().size(), d, valency, Mix.of(seed, node));
        out.add(new Split(node, d, centres));
      }
    }
    return out;
  }

  private Lloyd.Sums sums(RowTable table, Frontier all, List<Split> splits) {
    int d = all.tree().dimension();
    int[] nodes = splits.stream().mapToInt(s -> s.node).toArray();
    double[] centres = new double[splits.size() * valency * d];
    for (int s = 0; s < splits.size(); s++) {
      System.arraycopy(splits.get(s).centres, 0, centres, s * valency * d, valency * d);
    }
    Frontier frontier = new Frontier(all.tree(), nodes, all.features(), all.holdout());
    int k = splits.size() * valency;
    return Lloyd.Sums.total(table.map(new Assign(frontier, valency, centres)), k, d);
  }

  /** Adds every row to the nearest of its node's centres. */
  private record Assign(Frontier frontier, int valency, double[] centres)
      implements BlockTask<Lloyd.Sums> {
    @Override
    public Lloyd.Sums run(Rows block) {
      int d = frontier.tree().dimension();
      double[][] own = new double[frontier.nodes().length][];
      Arrays.setAll(own, s -> Arrays.copyOfRange(centres, s * valency * d, (s + 1) * valency * d));
      Lloyd.Sums sums = Lloyd.Sums.zero(own.length * valency, d);
      frontier.visit(
          block,
          (place, id, phi, at) -> {
            int child = Lloyd.nearest(own[place], valency, phi, at, d);
            sums.add(place * valency + child, phi, at, d);
          });
      return sums;
    }
  }

  private static RoutingTree extended(RoutingTree tree, List<Split> splits) {
    int d = tree.dimension();
    int before = tree.shape().nodes();
    int added = splits.stream().mapToInt(s -> s.centres.length / d).sum();
    int[] parent = Arrays.copyOf(tree.shape().parents(), before + added);
    double[] prototypes = Arrays.copyOf(tree.prototypes(), (before + added) * d);
    int at = before;
    for (Split s : splits) {
      System.arraycopy(s.centres, 0, prototypes, at * d, s.centres.length);
      Arrays.fill(parent, at, at + s.centres.length / d, s.node);
      at += s.centres.length / d;
    }
    return new RoutingTree(new TreeShape(parent), d, prototypes);
  }
}
