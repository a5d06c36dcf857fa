package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import java.util.List;

/**
 * The smoothest Laplace–Beltrami eigenfunctions of a mesh without the constant ones, each with mean
 * square 1 over the vertices; linear inside the triangles.
 *
 * @param vertices V
 * @param count k
 * @param values k eigenvalues, ascending
 * @param functions V × k, row-major
 * @param warnings one sentence per eigenspace whose basis is arbitrary
 */
public record Eigenfunctions(
    int vertices, int count, double[] values, double[] functions, List<String> warnings) {
  public Eigenfunctions {
    Check.that(
        values.length == count && functions.length == vertices * count,
        "%d functions on %d vertices need as many numbers",
        count,
        vertices);
    warnings = List.copyOf(warnings);
  }

  /**
   * Computes the k smoothest ones; O(V³).
   *
   * @throws IllegalArgumentException if the mesh has fewer, or is degenerate
   */
  public static Eigenfunctions of(TriangleMesh mesh, int k) {
    SpectralDecomposition all = CotangentLaplacian.of(mesh).decompose();
    Spectrum chosen = all.truncate(Truncation.smallest(k).padding(false));
    int n = mesh.vertexCount();
    double[] functions = chosen.vectors().clone();
    for (int j = 0; j < k; j++) {
      double square = 0;
      for (int i = 0; i < n; i++) {
        square += chosen.vector(i, j) * chosen.vector(i, j) / n;
      }
      for (int i = 0; i < n; i++) {
        functions[i * k + j] /= Math.sqrt(square);
      }
    }
    return new Eigenfunctions(n, k, chosen.values(), functions, chosen.warnings());
  }

  /** Writes the k values at a point of the surface to {@code out[at ...]}. */
  public void at(SurfacePoint point, double[] out, int at) {
    for (int j = 0; j < count; j++) {
      out[at + j] =
          point.weightA() * functions[point.a() * count + j]
              + point.weightB() * functions[point.b() * count + j]
              + point.weightC() * functions[point.c() * count + j];
    }
  }

  /** Returns the values at many points, points × k, row-major. */
  public double[] at(List<SurfacePoint> points) {
    double[] out = new double[Math.multiplyExact(points.size(), count)];
    for (int p = 0; p < points.size(); p++) {
      at(points.get(p), out, p * count);
    }
    return out;
  }
}
