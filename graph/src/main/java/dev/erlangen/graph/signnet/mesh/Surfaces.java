package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.mesh.TriangleMesh;
import java.util.SplittableRandom;

/** Generated closed surfaces. */
public final class Surfaces {
  private static final double[] AXES = {1, 0.8, 0.62};
  private static final int BUMPS = 7;

  private Surfaces() {}

  /**
   * An ellipsoid of three different axes with random bumps, from an icosahedron whose triangles are
   * split {@code levels} times: genus 0 and, unlike a sphere, no repeated eigenvalues.
   */
  public static TriangleMesh bumpyEllipsoid(int levels, long seed) {
    Check.between("levels", levels, 1, 5);
    TriangleMesh sphere = TriangleMesh.sphere(levels);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] bumps = new double[BUMPS][];
    for (int b = 0; b < BUMPS; b++) {
      bumps[b] =
          new double[] {
            random.nextDouble(-4, 4),
            random.nextDouble(-4, 4),
            random.nextDouble(-4, 4),
            random.nextDouble(2 * Math.PI),
            random.nextDouble(0.02, 0.09)
          };
    }
    double[] points = sphere.points();
    for (int v = 0; v < points.length; v += 3) {
      double radius = 1;
      for (double[] bump : bumps) {
        double phase =
            bump[0] * points[v] + bump[1] * points[v + 1] + bump[2] * points[v + 2] + bump[3];
        radius += bump[4] * Math.sin(phase);
      }
      for (int axis = 0; axis < 3; axis++) {
        points[v + axis] *= radius * AXES[axis];
      }
    }
    return new TriangleMesh(points, sphere.triangles());
  }
}
