package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import java.util.SplittableRandom;

/**
 * Two vectors of N(0, I) and {@code sin‖x1‖ - ‖x2‖³/c + ⟨x1,x2⟩/(‖x1‖‖x2‖)}, lengths and products
 * taken in a positive form S.
 *
 * @param dimension n
 * @param metric S, row-major (n, n)
 * @param divisor c
 */
public record O5Regression(int dimension, double[] metric, double divisor) {
  private static final int PUBLISHED = 5;

  public O5Regression {
    Check.positive("dimension", dimension);
    Check.that(
        metric.length == dimension * dimension,
        "a form of %d dimensions has %d entries, got %d",
        dimension,
        dimension * dimension,
        metric.length);
    Check.that(divisor != 0, "the divisor of the cube must not be 0");
  }

  /** As published: five dimensions, the Euclidean form, c = 2. */
  public static O5Regression published() {
    double[] identity = new double[PUBLISHED * PUBLISHED];
    for (int i = 0; i < PUBLISHED; i++) {
      identity[i * PUBLISHED + i] = 1;
    }
    return new O5Regression(PUBLISHED, identity, 2);
  }

  /** Draws {@code count} pairs of vectors. */
  public PointData draw(int count, long seed) {
    Check.positive("count", count);
    double[] x = Normals.draw(2 * count * dimension, new SplittableRandom(seed));
    double[] y = new double[count];
    for (int e = 0; e < count; e++) {
      int first = 2 * e * dimension;
      int second = first + dimension;
      double a = length(x, first);
      double b = length(x, second);
      y[e] = Math.sin(a) - b * b * b / divisor + form(x, first, second) / (a * b);
    }
    return new PointData(2, dimension, x, y);
  }

  private double length(double[] x, int at) {
    double q = form(x, at, at);
    Check.that(q > 0, "the form must be positive, but q = %s occurs", q);
    return Math.sqrt(q);
  }

  private double form(double[] x, int a, int b) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        sum += x[a + i] * metric[i * dimension + j] * x[b + j];
      }
    }
    return sum;
  }
}
