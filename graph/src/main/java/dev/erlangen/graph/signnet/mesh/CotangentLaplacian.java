package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.SymmetricOperator;

/**
 * The Laplace–Beltrami operator of a triangle mesh (Pinkall and Polthier 1993): stiffness {@code
 * S_ij = -(cot α + cot β)/2} over the angles opposite to edge ij, rows summing to 0, and lumped
 * masses M_i, one third of the areas of the adjacent triangles. At a boundary edge there is one
 * opposite angle.
 *
 * @param size V, number of vertices
 * @param stiffness V × V, row-major
 * @param mass V
 */
public record CotangentLaplacian(int size, double[] stiffness, double[] mass) {
  private static final double DEGENERATE = 1e-12;

  /**
   * Returns the operator of a mesh.
   *
   * @throws IllegalArgumentException if a triangle is degenerate or a vertex belongs to none
   */
  public static CotangentLaplacian of(TriangleMesh mesh) {
    int n = mesh.vertexCount();
    Check.that(n <= 20_000, "a dense operator is limited to 20000 vertices, got %d", n);
    double[] stiffness = new double[n * n];
    double[] mass = new double[n];
    double smallest = DEGENERATE * squaredDiagonal(mesh);
    for (int f = 0; f < mesh.triangleCount(); f++) {
      double area = area(mesh, f);
      Check.that(
          area > smallest,
          "triangle %d is degenerate: its area %.3g is less than 1e-12 of the squared bounding box",
          f,
          area);
      for (int c = 0; c < 3; c++) {
        int apex = mesh.corner(f, c);
        int i = mesh.corner(f, (c + 1) % 3);
        int j = mesh.corner(f, (c + 2) % 3);
        double half = dot(mesh, apex, i, j) / (4 * area); // cot / 2, since sin ∝ 2·area
        stiffness[i * n + j] -= half;
        stiffness[j * n + i] -= half;
        stiffness[i * n + i] += half;
        stiffness[j * n + j] += half;
        mass[apex] += area / 3;
      }
    }
    for (int v = 0; v < n; v++) {
      Check.that(mass[v] > 0, "vertex %d belongs to no triangle; remove unused vertices first", v);
    }
    return new CotangentLaplacian(n, stiffness, mass);
  }

  /**
   * Returns all solutions of {@code S φ = λ M φ}, λ ascending, {@code φᵀ M φ = 1}: eigenvectors u
   * of M^-1/2 S M^-1/2, scaled to φ = M^-1/2 u.
   */
  public SpectralDecomposition decompose() {
    double[][] symmetric = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        symmetric[i][j] = stiffness[i * size + j] / Math.sqrt(mass[i] * mass[j]);
      }
    }
    SpectralDecomposition u = SpectralDecomposition.of(SymmetricOperator.of(symmetric));
    double[] phi = u.vectors().clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        phi[i * size + j] /= Math.sqrt(mass[i]);
      }
    }
    return new SpectralDecomposition(size, u.values(), phi, u.scale());
  }

  /** (i - apex)·(j - apex). */
  private static double dot(TriangleMesh mesh, int apex, int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double p = mesh.point(apex, axis);
      sum += (mesh.point(i, axis) - p) * (mesh.point(j, axis) - p);
    }
    return sum;
  }

  /** Half the length of the cross product. */
  static double area(TriangleMesh mesh, int f) {
    int a = mesh.corner(f, 0);
    int b = mesh.corner(f, 1);
    int c = mesh.corner(f, 2);
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      int x = (axis + 1) % 3;
      int y = (axis + 2) % 3;
      double component =
          (mesh.point(b, x) - mesh.point(a, x)) * (mesh.point(c, y) - mesh.point(a, y))
              - (mesh.point(b, y) - mesh.point(a, y)) * (mesh.point(c, x) - mesh.point(a, x));
      sum += component * component;
    }
    return Math.sqrt(sum) / 2;
  }

  private static double squaredDiagonal(TriangleMesh mesh) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        low = Math.min(low, mesh.point(v, axis));
        high = Math.max(high, mesh.point(v, axis));
      }
      sum += (high - low) * (high - low);
    }
    return sum;
  }
}
