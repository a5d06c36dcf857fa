package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A point of a triangle mesh in barycentric coordinates: weights, not negative and of sum 1, of the
 * three vertices of a triangle.
 */
public record SurfacePoint(int a, int b, int c, double weightA, double weightB, double weightC) {
  private static final double ROUNDING = 1e-9;

  public SurfacePoint {
    Check.that(
        Math.min(weightA, Math.min(weightB, weightC)) >= -ROUNDING
            && Math.abs(weightA + weightB + weightC - 1) <= ROUNDING,
        "barycentric weights must not be negative and sum to 1, got %s, %s, %s",
        weightA,
        weightB,
        weightC);
  }

  /** The point in the middle of a triangle. */
  public static SurfacePoint centre(TriangleMesh mesh, int triangle) {
    double third = 1.0 / 3;
    return in(mesh, triangle, third, third);
  }

  /** Returns {@code count} independent points, uniform over the area. */
  public static List<SurfacePoint> sample(TriangleMesh mesh, int count, SplittableRandom random) {
    double[] below = new double[mesh.triangleCount()];
    double total = 0;
    for (int f = 0; f < below.length; f++) {
      total += CotangentLaplacian.area(mesh, f);
      below[f] = total;
    }
    List<SurfacePoint> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int found = Arrays.binarySearch(below, random.nextDouble(total));
      int triangle = Math.min(below.length - 1, found < 0 ? -found - 1 : found + 1);
      double root = Math.sqrt(random.nextDouble());
      out.add(in(mesh, triangle, 1 - root, root * random.nextDouble()));
    }
    return out;
  }

  private static SurfacePoint in(TriangleMesh mesh, int triangle, double a, double b) {
    return new SurfacePoint(
        mesh.corner(triangle, 0),
        mesh.corner(triangle, 1),
        mesh.corner(triangle, 2),
        a,
        b,
        1 - a - b);
  }

  /** Coordinate {@code axis} in space. */
  public double coordinate(TriangleMesh mesh, int axis) {
    return weightA * mesh.point(a, axis)
        + weightB * mesh.point(b, axis)
        + weightC * mesh.point(c, axis);
  }
}
