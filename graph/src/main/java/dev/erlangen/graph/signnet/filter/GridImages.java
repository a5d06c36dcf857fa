package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Images as signals on the four-neighbour grid of their pixels.
 *
 * @param graph one node per pixel, row after row
 * @param signals images × pixels, values in [0, 1]
 * @param mask pixels that count in the loss
 */
public record GridImages(Graph graph, double[][] signals, boolean[] mask) {
  public GridImages {
    Check.that(signals.length >= 1, "at least one image is needed, got none");
    for (double[] signal : signals) {
      Check.that(
          signal.length == graph.nodes(),
          "an image on %d pixels has %d values",
          graph.nodes(),
          signal.length);
      for (double v : signal) {
        Check.that(Double.isFinite(v), "pixels must be finite, got %s", v);
      }
    }
    Check.that(mask.length == graph.nodes(), "mask: one entry per pixel");
  }

  /**
   * Returns generated images of size × size pixels: discs, bars and smooth shading at random
   * places, some textured, so that all frequencies occur. The border of 1/6 of the size does not
   * count in the loss.
   */
  public static GridImages generated(int images, int size, long seed) {
    Check.positive("images", images);
    Check.between("size", size, 4, 64);
    double[][] signals = new double[images][];
    for (int i = 0; i < images; i++) {
      signals[i] = image(size, new SplittableRandom(seed * 1_000_003L + i));
    }
    return new GridImages(grid(size), signals, interior(size, Math.max(1, size / 6)));
  }

  /**
   * Reads images as the official data set has them: {@code edges} (2, E) of a square grid, {@code
   * signal} (n, images), {@code mask} (n).
   *
   * @throws IllegalArgumentException if the file is unreadable or holds something else
   */
  public static GridImages read(Path file) {
    return GridFile.read(file);
  }

  /** Returns the four-neighbour grid of size × size nodes, row after row. */
  public static Graph grid(int size) {
    int edges = 2 * size * (size - 1);
    int[] u = new int[edges];
    int[] v = new int[edges];
    int e = 0;
    for (int i = 0; i < size * size; i++) {
      if (i % size + 1 < size) {
        u[e] = i;
        v[e++] = i + 1;
      }
      if (i / size + 1 < size) {
        u[e] = i;
        v[e++] = i + size;
      }
    }
    return Graph.undirected(size * size, u, v);
  }

  /** Returns the central part of {@code crop} × {@code crop} pixels of images of a square grid. */
  public GridImages cropped(int crop, int border) {
    int size = (int) Math.round(Math.sqrt(graph.nodes()));
    Check.that(size * size == graph.nodes(), "only square images can be cropped");
    Check.between("crop", crop, 2, size);
    Check.between("border", border, 0, (crop - 1) / 2);
    int first = (size - crop) / 2;
    double[][] cut = new double[signals.length][crop * crop];
    for (int image = 0; image < cut.length; image++) {
      for (int i = 0; i < cut[image].length; i++) {
        cut[image][i] = signals[image][(first + i / crop) * size + first + i % crop];
      }
    }
    return new GridImages(grid(crop), cut, interior(crop, border));
  }

  private static boolean[] interior(int size, int border) {
    boolean[] mask = new boolean[size * size];
    for (int i = 0; i < mask.length; i++) {
      int row = i / size;
      int column = i % size;
      mask[i] = Math.min(row, column) >= border && Math.max(row, column) < size - border;
    }
    return mask;
  }

  private static double[] image(int size, SplittableRandom random) {
    double[] pixels = new double[size * size];
    double slope = random.nextDouble(-0.3, 0.3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0.4 + slope * (i % size - size / 2.0) / size;
    }
    int shapes = random.nextInt(3, 7);
    for (int s = 0; s < shapes; s++) {
      shape(pixels, size, random);
    }
    return Arrays.stream(pixels).map(p -> Math.max(0, Math.min(1, p))).toArray();
  }

  /** Draws a filled disc, some with a fine ripple. */
  private static void shape(double[] pixels, int size, SplittableRandom random) {
    double row = random.nextDouble(size);
    double column = random.nextDouble(size);
    double radius = random.nextDouble(size / 10.0, size / 2.5);
    double stretch = random.nextDouble(0.4, 2.5);
    double value = random.nextDouble();
    double ripple = random.nextBoolean() ? random.nextDouble(0.1, 0.4) : 0;
    double pace = random.nextDouble(1, 3);
    for (int i = 0; i < pixels.length; i++) {
      double dr = i / size - row;
      double dc = (i % size - column) * stretch;
      if (dr * dr + dc * dc < radius * radius) {
        pixels[i] = value + ripple * Math.sin(pace * (i / size + 0.7 * (i % size)));
      }
    }
  }
}
