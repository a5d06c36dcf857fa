package dev.erlangen.topology.homology;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.complex.GraphEdges;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The left–right criterion. A first search orients the edges and finds how far up each returns; a
 * second one keeps, on a stack, which return edges must lie on the same side and which on opposite
 * ones. A contradiction means that the graph is not planar.
 */
final class LeftRight {
  private static final int NONE = -1;

  private final int[][] around;
  private final int[] u;
  private final int[] v;
  private final int[] source;
  private final int[] target;
  private final int[] low;
  private final int[] second;
  private final int[] depth;
  private final int[] height;
  private final int[] parent;
  private final int[] lowEdge;
  private final int[] next;
  private final int[][] out;
  private final Deque<Sides> stack = new ArrayDeque<>();
  private final @Nullable Sides[] bottom;

  LeftRight(Graph graph) {
    List<int[]> edges = GraphEdges.of(graph);
    int n = graph.nodes();
    int m = edges.size();
    u = edges.stream().mapToInt(e -> e[0]).toArray();
    v = edges.stream().mapToInt(e -> e[1]).toArray();
    int[] degree = new int[n];
    for (int e = 0; e < m; e++) {
      degree[u[e]]++;
      degree[v[e]]++;
    }
    around = new int[n][];
    out = new int[n][];
    for (int x = 0; x < n; x++) {
      around[x] = new int[degree[x]];
      out[x] = new int[0];
    }
    for (int e = 0; e < m; e++) {
      around[u[e]][--degree[u[e]]] = e;
      around[v[e]][--degree[v[e]]] = e;
    }
    source = filled(m);
    target = filled(m);
    low = new int[m];
    second = new int[m];
    depth = new int[m];
    lowEdge = filled(m);
    next = filled(m);
    height = filled(n);
    parent = filled(n);
    bottom = new Sides[m];
  }

  private static int[] filled(int size) {
    int[] a = new int[size];
    Arrays.fill(a, NONE);
    return a;
  }

  int edges() {
    return u.length;
  }

  boolean run() {
    for (int root = 0; root < height.length; root++) {
      if (height[root] == NONE) {
        height[root] = 0;
        orient(root);
        if (!test(root)) {
          return false;
        }
      }
    }
    return true;
  }

  private void orient(int x) {
    int count = 0;
    int up = parent[x];
    for (int e : around[x]) {
      if (source[e] != NONE) {
        continue;
      }
      int y = u[e] == x ? v[e] : u[e];
      source[e] = x;
      target[e] = y;
      low[e] = height[x];
      second[e] = height[x];
      if (height[y] == NONE) {
        parent[y] = e;
        height[y] = height[x] + 1;
        orient(y);
      } else {
        low[e] = height[y];
      }
      depth[e] = 2 * low[e] + (second[e] < height[x] ? 1 : 0);
      if (up != NONE) {
        lift(e, up);
      }
      around[x][count++] = e;
    }
    out[x] =
        Arrays.stream(around[x], 0, count)
            .boxed()
            .sorted(java.util.Comparator.comparingInt(e -> depth[e]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** What an edge returns to, the edge above it returns to as well. */
  private void lift(int e, int up) {
    if (low[e] < low[up]) {
      second[up] = Math.min(low[up], second[e]);
      low[up] = low[e];
    } else if (low[e] > low[up]) {
      second[up] = Math.min(second[up], low[e]);
    } else {
      second[up] = Math.min(second[up], second[e]);
    }
  }

  private boolean test(int x) {
    int up = parent[x];
    boolean first = true;
    for (int e : out[x]) {
      bottom[e] = stack.peek();
      if (e == parent[target[e]]) {
        if (!test(target[e])) {
          return false;
        }
      } else {
        lowEdge[e] = e;
        stack.push(Sides.right(e));
      }
      if (low[e] < height[x] && up != NONE) {
        if (first) {
          lowEdge[up] = lowEdge[e];
        } else if (!constrain(e, up)) {
          return false;
        }
      }
      first = false;
    }
    if (up != NONE) {
      trim(source[up]);
    }
    return true;
  }

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
    while (!stack.isEmpty() && conflicts(stack.peek(), e)) {
      Sides q = stack.pop();
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
    }
    if (!merged.leftEmpty() || !merged.rightEmpty()) {
      stack.push(merged);
    }
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
    while (!stack.isEmpty() && stack.peek().lowest(low) == height[x]) {
      stack.pop();
    }
    Sides p = stack.peek();
    if (p == null) {
      return;
    }
    while (p.leftHigh != NONE && target[p.leftHigh] == x) {
      p.leftHigh = next[p.leftHigh];
    }
    if (p.leftHigh == NONE && p.leftLow != NONE) {
      next[p.leftLow] = p.rightLow;
      p.leftLow = NONE;
    }
    while (p.rightHigh != NONE && target[p.rightHigh] == x) {
      p.rightHigh = next[p.rightHigh];
    }
    if (p.rightHigh == NONE && p.rightLow != NONE) {
      next[p.rightLow] = p.leftLow;
      p.rightLow = NONE;
    }
  }

  /** Two intervals of return edges that must lie on different sides, each from high to low. */
  private static final class Sides {
    private int leftHigh = NONE;
    private int leftLow = NONE;
    private int rightHigh = NONE;
    private int rightLow = NONE;

    static Sides right(int e) {
      Sides s = new Sides();
      s.rightHigh = e;
      s.rightLow = e;
      return s;
    }

    boolean leftEmpty() {
      return leftHigh == NONE && leftLow == NONE;
    }

    boolean rightEmpty() {
      return rightHigh == NONE && rightLow == NONE;
    }

    void swap() {
      int high = leftHigh;
      int l = leftLow;
      leftHigh = rightHigh;
      leftLow = rightLow;
      rightHigh = high;
      rightLow = l;
    }

    int lowest(int[] low) {
      if (leftEmpty()) {
        return low[rightLow];
      }
      return rightEmpty() ? low[leftLow] : Math.min(low[leftLow], low[rightLow]);
    }
  }
}
