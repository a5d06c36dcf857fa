package dev.erlangen.vision.augment;

/** Grey values of colours: {@code 0.299 red + 0.587 green + 0.114 blue}. */
final class Luma {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Luma() {}

  static float of(float[] image, int area, int pixel) {
    return RED * image[pixel] + GREEN * image[area + pixel] + BLUE * image[2 * area + pixel];
  }

  static float mean(float[] image, int planes, int area) {
    double sum = 0;
    for (int p = 0; p < area; p++) {
      sum += planes == 3 ? of(image, area, p) : image[p];
    }
    return (float) (sum / area);
  }

  static void grey(float[] image, int area) {
    for (int p = 0; p < area; p++) {
      float value = of(image, area, p);
      image[p] = value;
      image[area + p] = value;
      image[2 * area + p] = value;
    }
  }
}
