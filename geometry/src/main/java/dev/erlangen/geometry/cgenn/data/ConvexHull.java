package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The convex hull of points in general position, by adding one point after the other: facets that
 * see it are replaced by those that join it to their horizon. Its volume is the sum of the
 * simplices from an inner point to the facets.
 */
public final class ConvexHull {
  private static final double FLAT = 1e-12;

  private final double[] points;
  private final int dimension;
  private final double[] inside;
  private List<Facet> facets = new ArrayList<>();

  /**
   * A simplex of the boundary.
   *
   * @param corners ascending
   * @param normal points outwards
   * @param height of the plane over the origin
   */
  private record Facet(int[] corners, double[] normal, double height) {}

  /**
   * The hull of points.
   *
   * @param points row-major (k, n), at least n+1 of them
   * @throws IllegalArgumentException if the first n+1 points lie in a plane, or one is not finite
   */
  public static ConvexHull of(double[] points, int dimension) {
    Check.between("dimension", dimension, 1, 10);
    Check.that(
        points.length % dimension == 0 && points.length / dimension > dimension,
        "a hull in %d dimensions needs at least %d points, got %d numbers",
        dimension,
        dimension + 1,
        points.length);
    Check.that(Arrays.stream(points).allMatch(Double::isFinite), "points must be finite");
    return new ConvexHull(points, dimension);
  }

  private ConvexHull(double[] points, int dimension) {
    this.points = points;
    this.dimension = dimension;
    this.inside = new double[dimension];
    for (int i = 0; i <= dimension; i++) {
      for (int c = 0; c < dimension; c++) {
        inside[c] += points[i * dimension + c] / (dimension + 1);
      }
    }
    for (int left = 0; left <= dimension; left++) {
      int[] corners = new int[dimension];
      for (int i = 0, at = 0; i <= dimension; i++) {
        if (i != left) {
          corners[at++] = i;
        }
      }
      facets.add(facet(corners));
    }
    for (int p = dimension + 1; p < points.length / dimension; p++) {
      add(p);
    }
  }

  private void add(int p) {
    List<Facet> kept = new ArrayList<>();
    Map<List<Integer>, Integer> ridges = new HashMap<>();
    for (Facet f : facets) {
      if (dot(f.normal, p) - f.height <= FLAT) {
        kept.add(f);
        continue;
      }
      for (int left = 0; left < dimension; left++) {
        List<Integer> ridge = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
          if (i != left) {
            ridge.add(f.corners[i]);
          }
        }
        ridges.merge(ridge, 1, Integer::sum);
      }
    }
    ridges.forEach(
        (ridge, seen) -> {
          if (seen == 1) { // between a facet that sees the point and one that does not
            int[] corners = new int[dimension];
            for (int i = 0; i < dimension - 1; i++) {
              corners[i] = ridge.get(i);
            }
            corners[dimension - 1] = p;
            kept.add(facet(corners));
          }
        });
    facets = kept;
  }

  private double dot(double[] normal, int p) {
    double sum = 0;
    for (int c = 0; c < dimension; c++) {
      sum += normal[c] * points[p * dimension + c];
    }
    return sum;
  }

  private Facet facet(int[] corners) {
    double[][] sides = new double[dimension - 1][dimension];
    for (int i = 1; i < dimension; i++) {
      for (int c = 0; c < dimension; c++) {
        sides[i - 1][c] = points[corners[i] * dimension + c] - points[corners[0] * dimension + c];
      }
    }
    double[] normal = Planes.normal(sides, dimension);
    double height = dot(normal, corners[0]);
    double inner = 0;
    for (int c = 0; c < dimension; c++) {
      inner += normal[c] * inside[c];
    }
    Check.that(Math.abs(height - inner) > FLAT, "the points of a hull must be in general position");
    if (inner > height) {
      for (int c = 0; c < dimension; c++) {
        normal[c] = -normal[c];
      }
      height = -height;
    }
    return new Facet(corners, normal, height);
  }

  /** Number of facets. */
  public int facetCount() {
    return facets.size();
  }

  /** {@code Σ |det(corners - inner point)| / n!} over the facets. */
  public double volume() {
    double sum = 0;
    for (Facet f : facets) {
      double[][] rows = new double[dimension][dimension];
      for (int i = 0; i < dimension; i++) {
        for (int c = 0; c < dimension; c++) {
          rows[i][c] = points[f.corners[i] * dimension + c] - inside[c];
        }
      }
      sum += Math.abs(Planes.determinant(rows));
    }
    for (int i = 2; i <= dimension; i++) {
      sum /= i;
    }
    return sum;
  }
}
