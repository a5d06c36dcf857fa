package dev.erlangen.weights.population;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.image.IdxReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Small grey images of ten classes.
 *
 * @param pixels values in [0, 1], image after image, each {@link #SIDE}² row-major
 * @param labels classes 0 to 9
 */
public record Digits(float[] pixels, int[] labels) {
  /** Rows and columns of an image. */
  public static final int SIDE = 14;

  /** Pixels of an image. */
  public static final int PIXELS = SIDE * SIDE;

  /** Number of classes. */
  public static final int CLASSES = 10;

  /** Where the images come from. */
  public enum Source {
    /** The 10 000 test images of MNIST, 2 × 2 means. */
    MNIST,
    /** Seven-segment digits of random place, size and stroke: generated, nothing to download. */
    SEGMENTS
  }

  private static final int GENERATED = 10_000;

  /**
   * Lit segments of each digit: top, upper right, lower right, bottom, lower left, upper left,
   * middle.
   */
  private static final String[] LIT = {
    "1111110", "0110000", "1101101", "1111001", "0110011", "1011011", "1011111", "1110000",
    "1111111", "1111011"
  };

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Returns the images of a source. */
  public static Digits of(Source source) {
    return source == Source.MNIST ? mnist() : segments(GENERATED, 0);
  }

  private static Digits mnist() {
    Entry entry = Catalog.standard().entry("mnist");
    DataStore store = DataStore.standard();
    IdxReader.Idx images = IdxReader.read(file(store, entry, "mnist/t10k-images-idx3-ubyte.gz"));
    IdxReader.Idx labels = IdxReader.read(file(store, entry, "mnist/t10k-labels-idx1-ubyte.gz"));
    Check.that(
        Arrays.equals(images.shape(), 1, 3, new int[] {2 * SIDE, 2 * SIDE}, 0, 2)
            && images.shape()[0] == labels.shape()[0],
        "the digits must be 28 × 28 with one label each");
    float[] pixels = new float[labels.shape()[0] * PIXELS];
    for (int p = 0; p < pixels.length; p++) {
      int image = p / PIXELS;
      int row = 2 * (p % PIXELS / SIDE);
      int at = (image * 2 * SIDE + row) * 2 * SIDE + 2 * (p % SIDE);
      byte[] v = images.values();
      int sum =
          (v[at] & 0xff)
              + (v[at + 1] & 0xff)
              + (v[at + 2 * SIDE] & 0xff)
              + (v[at + 2 * SIDE + 1] & 0xff);
      pixels[p] = sum / (4 * 255f);
    }
    int[] classes = new int[labels.shape()[0]];
    Arrays.setAll(classes, i -> labels.values()[i]);
    return new Digits(pixels, classes);
  }

  private static Path file(DataStore store, Entry entry, String path) {
    return store.get(
        entry,
        entry.files().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow(),
        Progress.SILENT);
  }

  /** Draws {@code count} images of seven-segment digits. */
  static Digits segments(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count * PIXELS];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(CLASSES);
      draw(LIT[labels[i]], pixels, i * PIXELS, random);
    }
    return new Digits(pixels, labels);
  }

  private static void draw(String lit, float[] to, int at, SplittableRandom random) {
    double width = random.nextDouble(4, 6.5);
    double height = random.nextDouble(8, 10.5);
    double left = random.nextDouble(1.5, SIDE - 1.5 - width);
    double top = random.nextDouble(1.5, SIDE - 1.5 - height);
    double stroke = random.nextDouble(0.7, 1.3);
    double slant = random.nextDouble(-0.15, 0.25);
    double[][] corners = {{0, 0}, {1, 0}, {1, 0.5}, {1, 1}, {0, 1}, {0, 0.5}};
    int[][] ends = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {5, 2}};
    for (int s = 0; s < ends.length; s++) {
      if (lit.charAt(s) == '1') {
        double[] a = corners[ends[s][0]];
        double[] b = corners[ends[s][1]];
        double[] from = {left + width * a[0] - slant * height * (a[1] - 0.5), top + height * a[1]};
        double[] end = {left + width * b[0] - slant * height * (b[1] - 0.5), top + height * b[1]};
        line(from, end, stroke, to, at);
      }
    }
  }

  private static void line(double[] a, double[] b, double stroke, float[] to, int at) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    for (int p = 0; p < PIXELS; p++) {
      double x = p % SIDE - a[0];
      double y = p / SIDE - a[1];
      double along = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy)));
      double distance = Math.hypot(x - along * dx, y - along * dy);
      float ink = (float) Math.max(0, Math.min(1, stroke + 0.5 - distance));
      to[at + p] = Math.max(to[at + p], ink);
    }
  }
}
