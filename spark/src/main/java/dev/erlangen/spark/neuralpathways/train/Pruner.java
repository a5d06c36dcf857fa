package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Merges siblings bottom-up: one expert is trained on the rows of all of them and replaces them if
 * its validation loss is at most {@code 1 + delta} times that of the leaves that the tree had there
 * before pruning. So the validation loss of the whole grows by at most that factor, however many
 * levels are merged.
 *
 * @param leaves trains
 * @param delta δ
 */
record Pruner(Leaves leaves, double delta) {

  /** Validation rows and the sum of their losses at a node. */
  record Judged(long rows, double loss) implements Serializable {
    Judged and(Judged other) {
      return new Judged(rows + other.rows, loss + other.loss);
    }
  }

  /** Returns the model without the leaves that are not worth it. */
  Assembled prune(Assembled model) {
    PrunedTree tree = new PrunedTree(model.tree().shape());
    Map<Integer, ExpertData> experts = new TreeMap<>(model.experts());
    SortedMap<Integer, Judged> before = judged(model, tree, experts);
    Set<Integer> refused = new HashSet<>();
    for (List<Integer> next = tree.mergeable(refused);
        !next.isEmpty();
        next = tree.mergeable(refused)) {
      Map<Integer, ExpertData> merged = merged(model, tree, next);
      PrunedTree tried = tree.merging(next);
      Map<Integer, ExpertData> all = new TreeMap<>(experts);
      all.putAll(merged);
      SortedMap<Integer, Judged> after = judged(model, tried, all);
      List<Integer> kept =
          next.stream().filter(n -> better(n, model.tree(), before, after)).toList();
      next.stream().filter(n -> !kept.contains(n)).forEach(refused::add);
      kept.forEach(n -> experts.put(n, Objects.requireNonNull(merged.get(n))));
      tree = tree.merging(kept);
    }
    return tree.without(starved(model, tree)).compact(model, experts);
  }

  private boolean better(
      int node, RoutingTree whole, Map<Integer, Judged> before, Map<Integer, Judged> after) {
    Judged leaves =
        IntStream.of(whole.shape().leaves())
            .filter(l -> whole.shape().path(l).contains(node) || node == 0)
            .mapToObj(before::get)
            .filter(Objects::nonNull)
            .reduce(new Judged(0, 0), Judged::and);
    Judged merged = after.get(node);
    return merged != null && leaves.rows > 0 && merged.loss <= (1 + delta) * leaves.loss;
  }

  private Map<Integer, ExpertData> merged(Assembled model, PrunedTree tree, List<Integer> nodes) {
    int[] group = tree.merging(nodes).ends();
    for (int i = 0; i < group.length; i++) {
      group[i] = nodes.contains(group[i]) ? group[i] : -1;
    }
    Key key = new Key(model, group, leaves.holdout(), false);
    Map<Integer, ExpertData> out = new TreeMap<>();
    leaves
        .train(key, model.reader(), leaves.fit(), new HashMap<>())
        .forEach(e -> out.put(e.leaf(), e));
    return out;
  }

  /** Leaves with fewer rows than a leaf must have and none to judge them by. */
  private Set<Integer> starved(Assembled model, PrunedTree tree) {
    int[] end = tree.ends();
    Map<Integer, Long> trained = leaves.count(new Key(model, end, leaves.holdout(), false));
    Map<Integer, Long> validated = leaves.count(new Key(model, end, leaves.holdout(), true));
    Set<Integer> out = new HashSet<>();
    Arrays.stream(end)
        .filter(n -> n >= 0)
        .distinct()
        .forEach(
            n -> {
              boolean few = trained.getOrDefault(n, 0L) < leaves.config().partition().minLeaf();
              if (few && !validated.containsKey(n)) {
                out.add(n);
              }
            });
    return out;
  }

  /** Sends rows to the node in whose place their leaf ends up. */
  private record Key(Assembled model, int[] group, Holdout holdout, boolean validation)
      implements BlockTask<int[]> {
    @Override
    public int[] run(Rows block) {
      int[] out = model.route(block);
      for (int i = 0; i < out.length; i++) {
        out[i] = holdout.has(block.ids()[i]) == validation ? group[out[i]] : -1;
      }
      return out;
    }
  }

  private SortedMap<Integer, Judged> judged(
      Assembled model, PrunedTree tree, Map<Integer, ExpertData> experts) {
    SortedMap<Integer, ExpertData> all = new TreeMap<>(experts);
    Assembled whole = new Assembled(model.tree(), model.reader(), model.spec(), all);
    SortedMap<Integer, Judged> out = new TreeMap<>();
    Key key = new Key(model, tree.ends(), leaves.holdout(), true);
    leaves
        .table()
        .map(new Judge(whole, key))
        .forEach(m -> m.forEach((n, j) -> out.merge(n, j, Judged::and)));
    return out;
  }

  private record Judge(Assembled model, Key key) implements BlockTask<TreeMap<Integer, Judged>> {
    @Override
    public TreeMap<Integer, Judged> run(Rows block) {
      int[] node = key.run(block);
      double[] loss = model.losses(block, node);
      TreeMap<Integer, Judged> out = new TreeMap<>();
      for (int i = 0; i < node.length; i++) {
        if (node[i] >= 0) {
          out.merge(node[i], new Judged(1, loss[i]), Judged::and);
        }
      }
      return out;
    }
  }
}
