package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.mesh.TriangleMesh;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A piecewise constant texture: every point has the colour of the nearest of a few random centres
 * on the surface.
 *
 * @param centres patches × 3 coordinates
 * @param colours patches × 3 (red, green, blue) in [0, 1]
 */
public record PatchTexture(double[][] centres, double[][] colours) {
  private static final double[][] PALETTE = {
    {0.95, 0.90, 0.80}, {0.20, 0.25, 0.35}, {0.85, 0.35, 0.25}, {0.25, 0.55, 0.45}
  };

  /** Draws a texture with {@code patches} patches in four colours. */
  public static PatchTexture random(TriangleMesh mesh, int patches, long seed) {
    Check.positive("patches", patches);
    SplittableRandom random = new SplittableRandom(seed);
    List<SurfacePoint> points = SurfacePoint.sample(mesh, patches, random);
    double[][] centres = new double[patches][3];
    double[][] colours = new double[patches][];
    for (int p = 0; p < patches; p++) {
      for (int axis = 0; axis < 3; axis++) {
        centres[p][axis] = points.get(p).coordinate(mesh, axis);
      }
      colours[p] = PALETTE[p % PALETTE.length].clone();
    }
    return new PatchTexture(centres, colours);
  }

  /** Returns the colour at a point in space. */
  public double[] at(double x, double y, double z) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < centres.length; p++) {
      double dx = x - centres[p][0];
      double dy = y - centres[p][1];
      double dz = z - centres[p][2];
      double square = dx * dx + dy * dy + dz * dz;
      if (square < least) {
        least = square;
        nearest = p;
      }
    }
    return colours[nearest].clone();
  }

  /** Returns the colours at points of the surface, points × 3, row-major. */
  public double[] at(TriangleMesh mesh, List<SurfacePoint> points) {
    double[] out = new double[3 * points.size()];
    for (int p = 0; p < points.size(); p++) {
      SurfacePoint point = points.get(p);
      double[] colour =
          at(point.coordinate(mesh, 0), point.coordinate(mesh, 1), point.coordinate(mesh, 2));
      System.arraycopy(colour, 0, out, 3 * p, 3);
    }
    return out;
  }
}
