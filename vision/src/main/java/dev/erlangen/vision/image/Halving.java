package dev.erlangen.vision.image;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.ImageSet;
import java.util.Arrays;

/** Smaller sets: fewer images, and images of half the size. */
public final class Halving {
  private Halving() {}

  /**
   * Returns the first training and test images of a set at half the size, every pixel the mean of
   * four.
   */
  public static ImageSet of(ImageSet set, int train, int test) {
    Check.that(
        set.height() % 2 == 0 && set.width() % 2 == 0,
        "only an even size can be halved, got %d x %d",
        set.height(),
        set.width());
    int[] from = chosen(set.split(), train, test);
    int height = set.height() / 2;
    int width = set.width() / 2;
    int planes = set.channels();
    byte[] pixels = new byte[from.length * planes * height * width];
    int[] labels = new int[from.length];
    int to = 0;
    for (int i = 0; i < from.length; i++) {
      labels[i] = set.label(from[i]);
      for (int row = 0; row < planes * height; row++) {
        int at = from[i] * set.bytesPerImage() + 2 * row * set.width();
        for (int j = 0; j < width; j++, at += 2) {
          int sum = 2 + value(set, at) + value(set, at + 1);
          sum += value(set, at + set.width()) + value(set, at + set.width() + 1);
          pixels[to++] = (byte) (sum / 4);
        }
      }
    }
    return new ImageSet(
        set.name(),
        planes,
        height,
        width,
        pixels,
        labels,
        set.classes(),
        Split.consecutive(train, 0, test),
        set.origin());
  }

  private static int[] chosen(Split split, int train, int test) {
    int[] first = split.train();
    int[] last = split.test();
    Check.between("training images", train, 1, first.length);
    Check.between("test images", test, 1, last.length);
    int[] all = Arrays.copyOf(first, train + test);
    System.arraycopy(last, 0, all, train, test);
    return all;
  }

  private static int value(ImageSet set, int at) {
    return set.pixels()[at] & 0xff;
  }
}
