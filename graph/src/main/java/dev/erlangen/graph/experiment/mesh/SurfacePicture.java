package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.data.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** A coloured mesh as SVG: parallel projection, triangles drawn from the back to the front. */
final class SurfacePicture {
  private static final double SIZE = 320;
  private static final double TURN = 0.6;
  private static final double TILT = 0.35;
  private static final double AMBIENT = 0.55;
  private static final int WHITE = 255;

  private final TriangleMesh mesh;
  private final double[][] turned;

  private SurfacePicture(TriangleMesh mesh) {
    this.mesh = mesh;
    this.turned = turned(mesh);
  }

  /** Returns the mesh with a colour (red, green, blue) per triangle. */
  static String figure(TriangleMesh mesh, double[] colours, String caption) {
    return "<figure style=\"margin:0;text-align:center\">"
        + new SurfacePicture(mesh).svg(colours, caption)
        + "<figcaption>"
        + caption
        + "</figcaption></figure>";
  }

  private String svg(double[] colours, String caption) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
                + " aria-label=\"%s\" stroke-width=\"0.4\" stroke-linejoin=\"round\">",
            SIZE,
            SIZE,
            SIZE,
            SIZE,
            caption));
    IntStream.range(0, mesh.triangleCount())
        .filter(f -> facing(f) > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(this::depth))
        .forEach(f -> triangle(out, f, colours));
    return out.append("</svg>").toString();
  }

  private void triangle(StringBuilder out, int f, double[] colours) {
    double light = AMBIENT + (1 - AMBIENT) * facing(f);
    String colour =
        String.format(
            "#%02x%02x%02x",
            shade(colours[3 * f], light),
            shade(colours[3 * f + 1], light),
            shade(colours[3 * f + 2], light));
    out.append("<path d=\"M");
    for (int c = 0; c < 3; c++) {
      double[] p = turned[mesh.corner(f, c)];
      out.append(String.format(Locale.ROOT, "%s%.1f %.1f", c == 0 ? "" : "L", p[0], p[1]));
    }
    out.append("Z\" fill=\"").append(colour).append("\" stroke=\"").append(colour).append("\"/>");
  }

  private static int shade(double value, double light) {
    return (int) Math.round(WHITE * Math.max(0, Math.min(1, value * light)));
  }

  /** Cosine between the outward normal and the direction to the viewer. */
  private double facing(int f) {
    double[] a = turned[mesh.corner(f, 0)];
    double[] b = turned[mesh.corner(f, 1)];
    double[] c = turned[mesh.corner(f, 2)];
    double[] n = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int x = (axis + 1) % 3;
      int y = (axis + 2) % 3;
      n[axis] = (b[x] - a[x]) * (c[y] - a[y]) - (b[y] - a[y]) * (c[x] - a[x]);
    }
    // The second axis of the picture points down, which mirrors the normal.
    return -n[2] / Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
  }

  private double depth(int f) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += turned[mesh.corner(f, c)][2];
    }
    return sum;
  }

  /** Coordinates in the picture (right, down) and towards the viewer. */
  private static double[][] turned(TriangleMesh mesh) {
    double[][] out = new double[mesh.vertexCount()][];
    for (int v = 0; v < out.length; v++) {
      double x = mesh.point(v, 0);
      double y = mesh.point(v, 1);
      double z = mesh.point(v, 2);
      double right = Math.cos(TURN) * x + Math.sin(TURN) * z;
      double front = -Math.sin(TURN) * x + Math.cos(TURN) * z;
      out[v] =
          new double[] {
            right,
            -(Math.cos(TILT) * y - Math.sin(TILT) * front),
            Math.sin(TILT) * y + Math.cos(TILT) * front
          };
    }
    return fitted(out);
  }

  private static double[][] fitted(double[][] points) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] p : points) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], p[axis]);
        high[axis] = Math.max(high[axis], p[axis]);
      }
    }
    double scale = (SIZE - 4) / Math.max(high[0] - low[0], high[1] - low[1]);
    return Arrays.stream(points)
        .map(
            p ->
                new double[] {
                  SIZE / 2 + scale * (p[0] - (low[0] + high[0]) / 2),
                  SIZE / 2 + scale * (p[1] - (low[1] + high[1]) / 2),
                  scale * p[2]
                })
        .toArray(double[][]::new);
  }
}
