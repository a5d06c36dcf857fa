package dev.erlangen.data.mesh;

/** The regular icosahedron with vertices on the unit sphere, triangles oriented outwards. */
final class Icosahedron {
  private static final int[] TRIANGLES = {
    0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1,
        8,
    3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
  };

  private Icosahedron() {}

  static TriangleMesh mesh() {
    double golden = (1 + Math.sqrt(5)) / 2;
    double scale = 1 / Math.hypot(1, golden);
    double[] points = new double[36];
    // Three rectangles with sides 2 and 2·golden, perpendicular to one another.
    int[][] axes = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
    for (int v = 0; v < 12; v++) {
      int[] axis = axes[v / 4];
      points[3 * v + axis[0]] = (v % 2 == 0 ? -1 : 1) * scale;
      points[3 * v + axis[1]] = (v % 4 < 2 ? 1 : -1) * golden * scale;
    }
    return new TriangleMesh(points, TRIANGLES);
  }
}
