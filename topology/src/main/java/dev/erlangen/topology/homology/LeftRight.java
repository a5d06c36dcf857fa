package dev.erlangen.topology.homology;

import static dev.erlangen.topology.homology.DepthFirst.NONE;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The left–right criterion: a search over a depth-first orientation keeps, on a stack, which return
 * edges must lie on the same side and which on opposite ones. A contradiction means that the graph
 * is not planar.
 */
final class LeftRight {
  private final DepthFirst tree;
  private final int[] low;
  private final int[] lowEdge;
  private final int[] next;
  private final Deque<Sides> stack = new ArrayDeque<>();
  private final @Nullable Sides[] bottom;

  LeftRight(Graph graph) {
    tree = new DepthFirst(graph);
    low = tree.low;
    lowEdge = DepthFirst.filled(tree.edges());
    next = DepthFirst.filled(tree.edges());
    bottom = new Sides[tree.edges()];
  }

  int edges() {
    return tree.edges();
  }

  boolean run() {
    for (int root = 0; root < tree.height.length; root++) {
      if (tree.height[root] == NONE) {
        tree.orient(root);
        if (!test(root)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean test(int x) {
    int up = tree.parent[x];
    boolean first = true;
    for (int e : tree.out[x]) {
      bottom[e] = stack.peek();
      if (e == tree.parent[tree.target[e]]) {
        if (!test(tree.target[e])) {
          return false;
        }
      } else {
        lowEdge[e] = e;
        stack.push(Sides.right(e));
      }
      if (low[e] < tree.height[x] && up != NONE) {
        if (first) {
          lowEdge[up] = lowEdge[e];
        } else if (!constrain(e, up)) {
          return false;
        }
      }
      first = false;
    }
    if (up != NONE) {
      trim(tree.source[up]);
    }
    return true;
  }

  /** The return edges of e lie on one side, and those before that reach higher on the other. */
  private boolean constrain(int e, int up) {
    Sides merged = new Sides();
    do {
      Sides q = stack.pop();
      if (!q.leftEmpty()) {
        q.swap();
      }
      if (!q.leftEmpty()) {
        return false;
      }
      if (low[q.rightLow] > low[up]) {
        if (merged.rightEmpty()) {
          merged.rightHigh = q.rightHigh;
        } else {
          next[merged.rightLow] = q.rightHigh;
        }
        merged.rightLow = q.rightLow;
      } else {
        next[q.rightLow] = lowEdge[up];
      }
    } while (stack.peek() != bottom[e]);
    while (conflicts(stack.peek(), e)) {
      if (!separate(stack.pop(), e, merged)) {
        return false;
      }
    }
    if (!merged.leftEmpty() || !merged.rightEmpty()) {
      stack.push(merged);
    }
    return true;
  }

  private boolean separate(Sides q, int e, Sides merged) {
    if (above(q.rightHigh, e)) {
      q.swap();
    }
    if (above(q.rightHigh, e)) {
      return false;
    }
    next[merged.rightLow] = q.rightHigh;
    if (q.rightLow != NONE) {
      merged.rightLow = q.rightLow;
    }
    if (merged.leftEmpty()) {
      merged.leftHigh = q.leftHigh;
    } else {
      next[merged.leftLow] = q.leftHigh;
    }
    merged.leftLow = q.leftLow;
    return true;
  }

  private boolean conflicts(@Nullable Sides q, int e) {
    return q != null && (above(q.leftHigh, e) || above(q.rightHigh, e));
  }

  private boolean above(int high, int e) {
    return high != NONE && low[high] > low[e];
  }

  /** Return edges that end at {@code x} bind nothing any more. */
  private void trim(int x) {
    while (!stack.isEmpty() && stack.peek().lowest(low) == tree.height[x]) {
      stack.pop();
    }
    Sides p = stack.peek();
    if (p != null) {
      p.trim(x, tree.target, next);
    }
  }
}
