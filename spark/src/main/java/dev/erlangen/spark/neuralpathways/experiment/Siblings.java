package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Expert;
import dev.erlangen.spark.neuralpathways.soft.PathwaysNet;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Stores the children of the root in another order, with all that is below them. */
final class Siblings {
  private Siblings() {}

  /** Returns the net whose i-th branch is the old {@code g.at(i)}-th. */
  static PathwaysNet permuted(Permutation g, PathwaysNet net) {
    TreeShape shape = net.shape();
    List<Integer> order = new ArrayList<>(List.of(0));
    for (int at = 0; at < order.size(); at++) {
      int[] children = shape.children(order.get(at));
      for (int c = 0; c < children.length; c++) {
        order.add(children[at == 0 ? g.at(c) : c]);
      }
    }
    int[] parent = new int[order.size()];
    long[] old = new long[order.size()];
    List<@Nullable Expert> experts = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      old[i] = order.get(i);
      parent[i] = i == 0 ? -1 : order.indexOf(shape.parent(order.get(i)));
      experts.add(net.expert().get(order.get(i)));
    }
    Tensor index = Tensors.of(old);
    return new PathwaysNet(
        new TreeShape(parent),
        net.prototypes().index_select(0, index),
        experts,
        rows(net.middle(), index),
        rows(net.factor(), index));
  }

  private static @Nullable Tensor rows(@Nullable Tensor t, Tensor index) {
    return t == null ? null : t.index_select(0, index);
  }
}
