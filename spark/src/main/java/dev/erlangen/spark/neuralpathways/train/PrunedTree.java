package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree of which some nodes are to go, with the numbers of the whole tree.
 *
 * @param shape the whole tree
 * @param gone nodes that are no longer there
 */
record PrunedTree(TreeShape shape, boolean[] gone) {
  PrunedTree(TreeShape shape) {
    this(shape, new boolean[shape.nodes()]);
  }

  private List<Integer> children(int node) {
    return Arrays.stream(shape.children(node)).filter(c -> !gone[c]).boxed().toList();
  }

  private boolean isLeaf(int node) {
    return !gone[node] && children(node).isEmpty();
  }

  /** Inner nodes all of whose children are leaves, but for those refused. */
  List<Integer> mergeable(Set<Integer> refused) {
    List<Integer> out = new ArrayList<>();
    for (int node = 0; node < shape.nodes(); node++) {
      if (!gone[node]
          && !isLeaf(node)
          && !refused.contains(node)
          && children(node).stream().allMatch(this::isLeaf)) {
        out.add(node);
      }
    }
    return out;
  }

  /** Returns this with the children of the given nodes gone. */
  PrunedTree merging(Collection<Integer> nodes) {
    boolean[] next = gone.clone();
    for (int node : nodes) {
      children(node).forEach(c -> next[c] = true);
    }
    return new PrunedTree(shape, next);
  }

  /** Returns this with the given leaves gone, but for the last one of a family. */
  PrunedTree without(Set<Integer> leaves) {
    boolean[] next = gone.clone();
    for (int leaf : leaves) {
      int parent = shape.parent(leaf);
      if (parent >= 0) {
        long left = children(parent).stream().filter(c -> !next[c]).count();
        next[leaf] = left > 1;
      }
    }
    return new PrunedTree(shape, next);
  }

  /** For every leaf of the whole tree the node that now stands in its place; -1 for inner nodes. */
  int[] ends() {
    int[] out = new int[shape.nodes()];
    Arrays.fill(out, -1);
    for (int leaf : shape.leaves()) {
      int node = leaf;
      for (int at = leaf; at >= 0; at = shape.parent(at)) {
        node = gone[at] ? shape.parent(at) : node;
      }
      out[leaf] = node;
    }
    return out;
  }

  /** Returns the model of what is left, nodes numbered anew. */
  Assembled compact(Assembled whole, Map<Integer, ExpertData> experts) {
    int[] number = new int[shape.nodes()];
    List<Integer> kept = new ArrayList<>();
    for (int node = 0; node < shape.nodes(); node++) {
      number[node] = kept.size();
      if (!gone[node]) {
        kept.add(node);
      }
    }
    int d = whole.tree().dimension();
    int[] parent = new int[kept.size()];
    double[] prototypes = new double[kept.size() * d];
    SortedMap<Integer, ExpertData> left = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      int node = kept.get(i);
      parent[i] = i == 0 ? -1 : number[shape.parent(node)];
      System.arraycopy(whole.tree().prototype(node), 0, prototypes, i * d, d);
      if (isLeaf(node)) {
        left.put(i, Objects.requireNonNull(experts.get(node)).at(i));
      }
    }
    RoutingTree tree = new RoutingTree(new TreeShape(parent), d, prototypes);
    return new Assembled(tree, whole.reader(), whole.spec(), left);
  }
}
