package dev.erlangen.spark.neuralpathways.theory;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The unit cube cut into L equal boxes by bisection along one axis after the other, as a routing
 * tree of valency 2 whose prototypes are the centres of the boxes: the nearer of two sibling
 * centres is the half that a point lies in, so the leaves are exactly the boxes.
 *
 * @param tree the router
 */
public record GridTree(RoutingTree tree) {
  private static final int MOST = 1 << 22;

  /**
   * Cuts the unit cube.
   *
   * @param n dimensions
   * @param leaves L, a power of two
   */
  public static GridTree of(int n, int leaves) {
    Check.positive("n", n);
    Check.that(
        leaves >= 1 && leaves <= MOST && Integer.bitCount(leaves) == 1,
        "the number of leaves must be a power of 2 up to %d, got %d",
        MOST,
        leaves);
    int nodes = 2 * leaves - 1;
    int[] parent = new int[nodes];
    double[] lo = new double[nodes * n];
    double[] hi = new double[nodes * n];
    parent[0] = -1;
    Arrays.fill(hi, 0, n, 1);
    int level = 0;
    for (int node = 1; node < nodes; node++) {
      level = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(node + 1);
      int up = (node - 1) / 2;
      parent[node] = up;
      System.arraycopy(lo, up * n, lo, node * n, n);
      System.arraycopy(hi, up * n, hi, node * n, n);
      int axis = (level - 1) % n;
      double middle = (lo[up * n + axis] + hi[up * n + axis]) / 2;
      if (node % 2 == 1) {
        hi[node * n + axis] = middle;
      } else {
        lo[node * n + axis] = middle;
      }
    }
    double[] centre = new double[nodes * n];
    Arrays.setAll(centre, i -> (lo[i] + hi[i]) / 2);
    return new GridTree(new RoutingTree(new TreeShape(parent), n, centre));
  }

  /** Value at x of the model whose experts are the constants {@code f(centre)}. */
  public double constant(ToDoubleFunction<double[]> f, double[] x) {
    return f.applyAsDouble(tree.prototype(tree.route(x, 0)));
  }

  /** Largest error of that model over a regular grid of {@code side} points per dimension. */
  public double supError(ToDoubleFunction<double[]> f, int side) {
    int n = tree.dimension();
    double worst = 0;
    int[] at = new int[n];
    double[] x = new double[n];
    boolean more = true;
    while (more) {
      Arrays.setAll(x, c -> at[c] / (side - 1.0));
      worst = Math.max(worst, Math.abs(f.applyAsDouble(x) - constant(f, x)));
      more = false;
      for (int c = 0; c < n && !more; c++) {
        at[c] = (at[c] + 1) % side;
        more = at[c] != 0;
      }
    }
    return worst;
  }
}
