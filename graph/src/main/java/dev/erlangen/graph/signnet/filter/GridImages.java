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
  private static final double MEAN = 0.43;
  private static final double DEVIATION = 0.2;

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
   * Returns generated images of size × size pixels with the statistics of photographs: Gaussian
   * fields whose power falls with the square of the frequency, mean 0.43, deviation 0.2, cut to [0,
   * 1]. The border of 1/16 of the size does not count in the loss.
   */
  public static GridImages generated(int images, int size, long seed) {
    Check.positive("images", images);
    Check.between("size", size, 4, 64);
    double[][] signals = new double[images][];
    for (int i = 0; i < images; i++) {
      signals[i] = image(size, new SplittableRandom(seed * 1_000_003L + i));
    }
    return new GridImages(grid(size), signals, interior(size, Math.max(1, size / 16)));
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

  /**
   * Returns a grid without a random share of its edges; edges that hold it together stay. A whole
   * grid has reflections and rotations, and features of its nodes that are invariant to signs and
   * bases cannot tell mirrored pixels apart.
   */
  public static Graph thinned(Graph grid, double share, long seed) {
    Check.between("share of removed edges", share, 0, 0.5);
    return Thinning.thinned(grid, share, seed);
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

  /** Sums cosines of all frequencies up to one wave in two pixels, in both directions. */
  private static double[] image(int size, SplittableRandom random) {
    double[] pixels = new double[size * size];
    for (int p = -size / 2; p <= size / 2; p++) {
      for (int q = 0; q <= size / 2; q++) {
        if (q == 0 && p <= 0) {
          continue; // the opposite frequency is the same wave
        }
        double amplitude = random.nextGaussian() / Math.hypot(p, q);
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < pixels.length; i++) {
          double turn = (p * (i / size) + q * (i % size)) / (double) size;
          pixels[i] += amplitude * Math.cos(2 * Math.PI * turn + phase);
        }
      }
    }
    double square = Arrays.stream(pixels).map(v -> v * v).average().orElseThrow();
    double scale = DEVIATION / Math.sqrt(square);
    return Arrays.stream(pixels).map(v -> Math.max(0, Math.min(1, MEAN + scale * v))).toArray();
  }
}
