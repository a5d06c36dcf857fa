package dev.erlangen.data.mesh;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A triangle mesh in three dimensions; checked when made, immutable afterwards.
 *
 * @param points 3·V coordinates, point after point
 * @param triangles 3·F vertex numbers, triangle after triangle
 */
public record TriangleMesh(double[] points, int[] triangles) {
  public TriangleMesh {
    Check.that(points.length % 3 == 0, "points need 3 coordinates each, got %d", points.length);
    Check.that(
        triangles.length >= 3 && triangles.length % 3 == 0,
        "a mesh needs at least one triangle of 3 vertices, got %d vertex numbers",
        triangles.length);
    for (int i = 0; i < points.length; i++) {
      if (!Double.isFinite(points[i])) {
        throw new IllegalArgumentException(
            "coordinates must be finite, got %s at vertex %d".formatted(points[i], i / 3));
      }
    }
    for (int i = 0; i < triangles.length; i++) {
      int v = triangles[i];
      if (v < 0 || v >= points.length / 3) {
        throw new IllegalArgumentException(
            "triangle %d names vertex %d of %d".formatted(i / 3, v, points.length / 3));
      }
      if (v == triangles[i % 3 == 2 ? i - 2 : i + 1]) {
        throw new IllegalArgumentException("triangle %d names vertex %d twice".formatted(i / 3, v));
      }
    }
    points = points.clone();
    triangles = triangles.clone();
  }

  /** Returns the icosahedron whose triangles are split {@code levels} times, on the unit sphere. */
  public static TriangleMesh sphere(int levels) {
    Check.between("levels", levels, 0, 7);
    TriangleMesh mesh = Icosahedron.mesh();
    for (int l = 0; l < levels; l++) {
      mesh = mesh.subdivided().onUnitSphere();
    }
    return mesh;
  }

  /** Number of vertices V. */
  public int vertexCount() {
    return points.length / 3;
  }

  /** Number of triangles F. */
  public int triangleCount() {
    return triangles.length / 3;
  }

  /** Coordinate {@code axis} (0, 1, 2) of a vertex. */
  public double point(int vertex, int axis) {
    return points[3 * vertex + axis];
  }

  /** Vertex number at {@code corner} (0, 1, 2) of a triangle. */
  public int corner(int triangle, int corner) {
    return triangles[3 * triangle + corner];
  }

  /**
   * Returns the mesh in which every triangle is replaced by four, the new vertices being the
   * midpoints of the edges; the first V vertices stay.
   */
  public TriangleMesh subdivided() {
    Map<Long, Integer> midpoint = new HashMap<>();
    double[] grown = Arrays.copyOf(points, points.length + 3 * triangles.length);
    int[] fine = new int[4 * triangles.length];
    int[] vertices = {vertexCount()};
    for (int f = 0; f < triangleCount(); f++) {
      int[] m = new int[3];
      for (int c = 0; c < 3; c++) {
        int a = corner(f, c);
        int b = corner(f, (c + 1) % 3);
        long key = Math.min(a, b) * (long) vertexCount() + Math.max(a, b);
        m[c] =
            midpoint.computeIfAbsent(
                key,
                k -> {
                  for (int axis = 0; axis < 3; axis++) {
                    grown[3 * vertices[0] + axis] = (point(a, axis) + point(b, axis)) / 2;
                  }
                  return vertices[0]++;
                });
      }
      int[] four = {
        corner(f, 0),
        m[0],
        m[2],
        corner(f, 1),
        m[1],
        m[0],
        corner(f, 2),
        m[2],
        m[1],
        m[0],
        m[1],
        m[2]
      };
      System.arraycopy(four, 0, fine, 12 * f, 12);
    }
    return new TriangleMesh(Arrays.copyOf(grown, 3 * vertices[0]), fine);
  }

  /** Returns the mesh without the vertices that no triangle names; the others keep their order. */
  public TriangleMesh withoutUnusedVertices() {
    int[] number = new int[vertexCount()];
    for (int v : triangles) {
      number[v] = 1;
    }
    double[] kept = new double[points.length];
    int count = 0;
    for (int v = 0; v < number.length; v++) {
      if (number[v] == 1) {
        System.arraycopy(points, 3 * v, kept, 3 * count, 3);
        number[v] = count++;
      }
    }
    return new TriangleMesh(
        Arrays.copyOf(kept, 3 * count), Arrays.stream(triangles).map(v -> number[v]).toArray());
  }

  private TriangleMesh onUnitSphere() {
    double[] moved = points.clone();
    for (int v = 0; v < moved.length; v += 3) {
      double norm = Math.hypot(Math.hypot(moved[v], moved[v + 1]), moved[v + 2]);
      for (int axis = 0; axis < 3; axis++) {
        moved[v + axis] /= norm;
      }
    }
    return new TriangleMesh(moved, triangles);
  }

  @Override
  public double[] points() {
    return points.clone();
  }

  @Override
  public int[] triangles() {
    return triangles.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TriangleMesh that
        && Arrays.equals(points, that.points)
        && Arrays.equals(triangles, that.triangles);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(points) + Arrays.hashCode(triangles);
  }

  @Override
  public String toString() {
    return "TriangleMesh(" + vertexCount() + " vertices, " + triangleCount() + " triangles)";
  }
}
