package dev.erlangen.spark.neuralpathways.tree;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Sends a row down a tree to the nearest prototype: {@code v_{k+1} = argmin_{u child of v_k} ‖φ(x)
 * - c_u‖²}, ties to the sibling of the lowest number, until a leaf is reached. Costs valency ×
 * height × d multiplications, not leaves × d. Computed in double precision; immutable.
 *
 * <p>Source: Sáez de Ocáriz Borde, Furuya, Kratsios and Law (2024), arXiv 2402.03460.
 */
public final class RoutingTree implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeShape shape;
  private final int dimension;
  private final double[] prototypes;

  /**
   * Makes a router.
   *
   * @param shape the tree
   * @param dimension d
   * @param prototypes (nodes, d) row-major; the root's row is not used
   */
  public RoutingTree(TreeShape shape, int dimension, double[] prototypes) {
    Check.positive("dimension", dimension);
    Check.that(
        prototypes.length == (long) shape.nodes() * dimension,
        "%d nodes of %d features need %d values, got %d",
        shape.nodes(),
        dimension,
        (long) shape.nodes() * dimension,
        prototypes.length);
    for (double p : prototypes) {
      Check.that(Double.isFinite(p), "a prototype must be finite, got %s", p);
    }
    this.shape = shape;
    this.dimension = dimension;
    this.prototypes = prototypes.clone();
  }

  /** The tree of a root alone: every row is in one leaf. */
  public static RoutingTree root(int dimension) {
    return new RoutingTree(TreeShape.root(), dimension, new double[dimension]);
  }

  /** The tree. */
  public TreeShape shape() {
    return shape;
  }

  /** Number d of routing features. */
  public int dimension() {
    return dimension;
  }

  /** All prototypes, (nodes, d). */
  public double[] prototypes() {
    return prototypes.clone();
  }

  /** The prototype of a node, (d). */
  public double[] prototype(int node) {
    return Arrays.copyOfRange(prototypes, node * dimension, (node + 1) * dimension);
  }

  /** Returns the leaf of the row whose features start at {@code phi[at]}. */
  public int route(double[] phi, int at) {
    return descend(0, phi, at);
  }

  /** Returns the leaf below {@code from} that the row reaches. */
  public int descend(int from, double[] phi, int at) {
    int node = from;
    while (!shape.isLeaf(node)) {
      node = shape.child(node, nearest(node, phi, at, -1));
    }
    return node;
  }

  /** Returns the leaf of every row, (N). */
  public int[] routeAll(double[] phi) {
    int[] out = new int[phi.length / dimension];
    for (int i = 0; i < out.length; i++) {
      out[i] = route(phi, i * dimension);
    }
    return out;
  }

  /** Returns the two nearest children of an inner node, the same twice if it has only one. */
  public int[] twoNearest(int node, double[] phi, int at) {
    int first = nearest(node, phi, at, -1);
    int second = shape.childCount(node) == 1 ? first : nearest(node, phi, at, first);
    return new int[] {shape.child(node, first), shape.child(node, second)};
  }

  private int nearest(int node, double[] phi, int at, int without) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < shape.childCount(node); c++) {
      double distance = c == without ? 0 : squaredDistance(shape.child(node, c), phi, at);
      if (c != without && (best < 0 || distance < least)) {
        best = c;
        least = distance;
      }
    }
    return best;
  }

  /** Returns {@code ‖φ - c_node‖²}. */
  public double squaredDistance(int node, double[] phi, int at) {
    return Lloyd.squaredDistance(prototypes, node * dimension, phi, at, dimension);
  }
}
