package dev.erlangen.spark.neuralpathways.theory;

import dev.erlangen.core.Check;

/**
 * Bounds on error, memory and capacity.
 *
 * <p>The paper's statement (Sáez de Ocáriz Borde et al. 2024): for a Lipschitz f on [0,1]^n there
 * are neural pathways of uniform error ε whose networks in memory have O(1/ε) parameters, O(1/ε log
 * 1/ε) being loaded in a forward pass, where a ReLU network needs O(ε^(-n/2)); and their VC
 * dimension is finite, which it is not for networks with super-expressive activations that also
 * escape the curse. The numbers here are explicit for constant experts on a grid.
 */
public final class PathwaysTheory {
  private PathwaysTheory() {}

  /** The boxes of the unit cube as a routing tree. */
  public static GridTree gridTree(int n, int leaves) {
    return GridTree.of(n, leaves);
  }

  /**
   * Largest error of constants at the centres of L cubes: {@code Lip √n/2 L^(-1/n)}.
   *
   * @param lipschitz constant of f for the Euclidean norm
   * @param leaves L, such that the boxes are cubes
   */
  public static double gridErrorBound(double lipschitz, int n, int leaves) {
    Check.positive("n", n);
    Check.positive("leaves", leaves);
    return lipschitz * Math.sqrt(n) / 2 * Math.pow(leaves, -1.0 / n);
  }

  /**
   * Numbers that must be in memory to evaluate one row: the prototypes of the siblings along one
   * path and one expert, {@code h v n + W}.
   */
  public static long residentParameters(int height, int valency, int n, long expertParameters) {
    return Math.addExact(Math.multiplyExact((long) height * valency, (long) n), expertParameters);
  }

  /**
   * Upper bound of the VC dimension of {@code sign f} by Goldberg and Jerrum (1995): a class that
   * is computed with P parameters in t arithmetic operations and comparisons has VC dimension at
   * most {@code 4 P (t + 2)}. Here {@code P = L W + N n}, with N = L prototypes in a star and at
   * most 2 L - 2 in a tree whose inner nodes have two children or more, and {@code t = h v (3 n +
   * 1) + 3 W}: a distance takes a difference, a square and a sum per feature, a choice one
   * comparison per sibling, and a parameter of the expert at most a product, a sum and a
   * comparison.
   *
   * @param leaves L
   * @param expertParameters W
   * @param n features
   * @param valency v
   * @param height h
   */
  public static double vcUpperBound(
      long leaves, long expertParameters, int n, int valency, int height) {
    Check.positive("leaves", leaves);
    Check.positive("expertParameters", expertParameters);
    Check.positive("n", n);
    Check.notNegative("height", height);
    double nodes = height <= 1 ? leaves : 2.0 * leaves - 2;
    double parameters = nodes * n + (double) leaves * expertParameters;
    double steps = (double) height * valency * (3.0 * n + 1) + 3.0 * expertParameters;
    return 4 * parameters * (steps + 2);
  }

  /**
   * A frequency a for which {@code sign(sin(a x))} gives the points {@code 1/2, 1/4, …, 2^-k} any
   * labels: {@code a = π (1 + Σ_i 2^i [label i is negative])}. One parameter shatters every number
   * of points, so its class has infinite VC dimension.
   *
   * @param positive label of {@code 2^-(i+1)}; at most 40 of them
   */
  public static double shatteringFrequency(boolean[] positive) {
    Check.between("points", positive.length, 1, 40);
    double sum = 1;
    for (int i = 0; i < positive.length; i++) {
      sum += positive[i] ? 0 : Math.scalb(1.0, i + 1);
    }
    return Math.PI * sum;
  }
}
