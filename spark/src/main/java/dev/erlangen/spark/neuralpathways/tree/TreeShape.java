package dev.erlangen.spark.neuralpathways.tree;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rooted tree with numbered nodes: node 0 is the root, a parent has a smaller number than its
 * children, siblings are ordered by number. Immutable.
 */
public final class TreeShape implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] parent;
  private final int[][] children;
  private final int[] leaves;

  /**
   * Makes a tree.
   *
   * @param parent of every node, -1 for the root
   * @throws IllegalArgumentException if that is no such tree
   */
  public TreeShape(int[] parent) {
    Check.that(parent.length >= 1 && parent[0] == -1, "a tree begins with its root, of parent -1");
    this.parent = parent.clone();
    int[] count = new int[parent.length];
    for (int i = 1; i < parent.length; i++) {
      Check.that(
          parent[i] >= 0 && parent[i] < i,
          "the parent of node %d must be one of 0 to %d, got %d",
          i,
          i - 1,
          parent[i]);
      count[parent[i]]++;
    }
    children = new int[parent.length][];
    Arrays.setAll(children, i -> new int[count[i]]);
    int[] filled = new int[parent.length];
    for (int i = 1; i < parent.length; i++) {
      children[parent[i]][filled[parent[i]]++] = i;
    }
    leaves = IntStream.range(0, parent.length).filter(i -> count[i] == 0).toArray();
  }

  /** The tree of a root alone. */
  public static TreeShape root() {
    return new TreeShape(new int[] {-1});
  }

  /** Number of nodes. */
  public int nodes() {
    return parent.length;
  }

  /** The parent of a node, -1 for the root. */
  public int parent(int node) {
    return parent[node];
  }

  /** All parents. */
  public int[] parents() {
    return parent.clone();
  }

  /** The children of a node in ascending order; none for a leaf. */
  public int[] children(int node) {
    return children[node].clone();
  }

  int childCount(int node) {
    return children[node].length;
  }

  int child(int node, int which) {
    return children[node][which];
  }

  /** Whether a node has no children. */
  public boolean isLeaf(int node) {
    return children[node].length == 0;
  }

  /** The leaves in ascending order. */
  public int[] leaves() {
    return leaves.clone();
  }

  /** Nodes from the root, which is left out, to {@code node}, which is included. */
  public List<Integer> path(int node) {
    List<Integer> out = new ArrayList<>();
    for (int at = node; at > 0; at = parent[at]) {
      out.add(0, at);
    }
    return out;
  }

  /** Edges from the root to the deepest leaf. */
  public int height() {
    int deepest = 0;
    int[] depth = new int[parent.length];
    for (int i = 1; i < parent.length; i++) {
      depth[i] = depth[parent[i]] + 1;
      deepest = Math.max(deepest, depth[i]);
    }
    return deepest;
  }

  /** Largest number of children. */
  public int valency() {
    return Arrays.stream(children).mapToInt(c -> c.length).max().orElse(0);
  }
}
