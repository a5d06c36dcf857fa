package dev.erlangen.vision.augment;

/**
 * Turns hues: a colour keeps its largest and smallest channel and moves along the hexagon red,
 * yellow, green, cyan, blue, magenta.
 */
final class Hue {
  private static final int CORNERS = 6;

  private Hue() {}

  /** Turns every pixel by {@code turns} of the whole circle, in place. */
  static void shift(float[] image, int area, float turns) {
    float corners = CORNERS * (turns - (float) Math.floor(turns));
    for (int p = 0; p < area; p++) {
      float r = image[p];
      float g = image[area + p];
      float b = image[2 * area + p];
      float high = Math.max(r, Math.max(g, b));
      float low = Math.min(r, Math.min(g, b));
      float range = high - low;
      if (range > 0) {
        float hue =
            high == r ? (g - b) / range : high == g ? 2 + (b - r) / range : 4 + (r - g) / range;
        hue += corners;
        image[p] = channel(hue, 0, low, range);
        image[area + p] = channel(hue, 4, low, range);
        image[2 * area + p] = channel(hue, 2, low, range);
      }
    }
  }

  /**
   * The channel whose corner of the hexagon is {@code -turn}: full within one corner of it, empty
   * beyond two.
   */
  private static float channel(float hue, float turn, float low, float range) {
    float k = hue + turn + CORNERS;
    while (k >= CORNERS) {
      k -= CORNERS;
    }
    float distance = Math.min(k, CORNERS - k);
    return low + range * Math.max(0, Math.min(1, 2 - distance));
  }
}
