package dev.erlangen.vision.image;

import dev.erlangen.core.Check;
import dev.erlangen.data.image.ImageSet;
import java.util.SplittableRandom;

/**
 * Grey images in random colours: the ink of image i gets a hue that is uniform on the circle.
 *
 * @param set colour images, black where there is no ink
 * @param hues of the images, in [0, 1)
 */
public record Colouring(ImageSet set, double[] hues) {
  public Colouring {
    hues = hues.clone();
  }

  /** Colours a grey set. */
  public static Colouring of(ImageSet grey, long seed) {
    Check.that(grey.channels() == 1, "grey images are coloured, got %d channels", grey.channels());
    SplittableRandom random = new SplittableRandom(seed);
    int area = grey.height() * grey.width();
    byte[] pixels = new byte[Math.multiplyExact(3 * area, grey.size())];
    double[] hues = new double[grey.size()];
    int[] labels = new int[grey.size()];
    for (int i = 0; i < hues.length; i++) {
      hues[i] = random.nextDouble();
      labels[i] = grey.label(i);
      for (int c = 0; c < 3; c++) {
        double strength = strength(hues[i], c);
        for (int p = 0; p < area; p++) {
          int ink = grey.pixels()[i * area + p] & 0xff;
          pixels[(3 * i + c) * area + p] = (byte) Math.round(strength * ink);
        }
      }
    }
    return new Colouring(
        new ImageSet(
            grey.name() + "-coloured",
            3,
            grey.height(),
            grey.width(),
            pixels,
            labels,
            grey.classes(),
            grey.split(),
            grey.origin()),
        hues);
  }

  /** Strength of a channel in the pure colour of a hue. */
  private static double strength(double hue, int channel) {
    double corner = (6 * hue + 6 - 2 * channel) % 6;
    return Math.max(0, Math.min(1, 2 - Math.min(corner, 6 - corner)));
  }

  /** Distance of two hues on the circle, at most 0.5. */
  public double distance(int a, int b) {
    double d = Math.abs(hues[a] - hues[b]);
    return Math.min(d, 1 - d);
  }
}
