package dev.erlangen.vision.augment;

import java.util.SplittableRandom;

/**
 * A part of an image.
 *
 * @param top first row
 * @param left first column
 * @param height rows
 * @param width columns
 */
public record CropBox(int top, int left, int height, int width) {
  private static final int ATTEMPTS = 10;
  private static final double NARROWEST = 3.0 / 4;
  private static final double WIDEST = 4.0 / 3;

  /**
   * Draws a box whose area is uniform in {@code [smallest, largest]} of the image's and whose width
   * over height is log-uniform in [3/4, 4/3]; if ten such boxes do not fit, the largest centred one
   * within these ratios is returned.
   */
  static CropBox sample(
      SplittableRandom random, int height, int width, double smallest, double largest) {
    double low = Math.log(NARROWEST);
    double high = Math.log(WIDEST);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = height * width * (smallest + (largest - smallest) * random.nextDouble());
      double ratio = Math.exp(low + (high - low) * random.nextDouble());
      int w = (int) Math.round(Math.sqrt(area * ratio));
      int h = (int) Math.round(Math.sqrt(area / ratio));
      if (w >= 1 && h >= 1 && w <= width && h <= height) {
        return new CropBox(random.nextInt(height - h + 1), random.nextInt(width - w + 1), h, w);
      }
    }
    double ratio = (double) width / height;
    int w = ratio > WIDEST ? (int) Math.round(height * WIDEST) : width;
    int h = ratio < NARROWEST ? (int) Math.round(width / NARROWEST) : height;
    return new CropBox((height - h) / 2, (width - w) / 2, h, w);
  }
}
