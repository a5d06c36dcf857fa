package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;

/**
 * The Laplacians of an undirected graph with adjacency A and degrees D = diag(A 1).
 *
 * <p>The row of an isolated node is 0 in all three, so the dimension of the null space is the
 * number of connected components.
 */
public enum LaplacianType {
  /** {@code D - A}. */
  COMBINATORIAL,
  /** {@code I - D^-1/2 A D^-1/2}, spectrum in [0, 2]. */
  SYMMETRIC,
  /**
   * {@code I - D^-1 A}: the eigenvalues of {@link #SYMMETRIC}; its right eigenvectors {@code D^-1/2
   * u} are orthonormal under D (degree 0 counted as 1).
   */
  RANDOM_WALK;

  /** Returns this Laplacian with weight 1 on every arc. */
  public SymmetricOperator operator(Graph graph) {
    double[] ones = new double[graph.arcs()];
    Arrays.fill(ones, 1);
    return operator(graph, ones);
  }

  /**
   * Returns this Laplacian of the weighted graph; for {@link #RANDOM_WALK} the symmetric operator
   * that is similar to it.
   *
   * @param weights one non-negative number per sorted arc, equal for both directions of an edge
   * @throws IllegalArgumentException if an opposite arc is missing or weighs differently
   */
  public SymmetricOperator operator(Graph graph, double[] weights) {
    Check.that(
        weights.length == graph.arcs(),
        "weights: one per arc, that is %d, got %d",
        graph.arcs(),
        weights.length);
    double[] degree = degrees(graph, weights);
    int n = graph.nodes();
    OperatorRows rows = new OperatorRows(n, graph.arcs() + n);
    for (int v = 0; v < n; v++) {
      double diagonal = this == COMBINATORIAL ? degree[v] : degree[v] > 0 ? 1 : 0;
      boolean done = false;
      for (int e = graph.offset(v); e < graph.offset(v + 1); e++) {
        int u = graph.source(e);
        if (u >= v && !done) {
          // A self loop (u = v) is folded into the diagonal.
          double loop = u == v ? entry(weights[e], degree[v], degree[v]) : 0;
          rows.add(v, diagonal - loop);
          done = true;
          if (u == v) {
            continue;
          }
        }
        rows.add(u, -entry(weights[e], degree[u], degree[v]));
      }
      if (!done) {
        rows.add(v, diagonal);
      }
      rows.endRow();
    }
    return rows.build();
  }

  /** Returns the weighted in-degrees, which are the degrees of an undirected graph. */
  static double[] degrees(Graph graph, double[] weights) {
    double[] degree = new double[graph.nodes()];
    for (int e = 0; e < weights.length; e++) {
      Check.that(
          weights[e] >= 0 && weights[e] < Double.POSITIVE_INFINITY,
          "weights must be finite and not negative, got %s for arc %d",
          weights[e],
          e);
      degree[graph.destination(e)] += weights[e];
    }
    return degree;
  }

  private double entry(double weight, double degreeA, double degreeB) {
    double product = degreeA * degreeB;
    return this == COMBINATORIAL || product == 0 ? weight : weight / Math.sqrt(product);
  }
}
