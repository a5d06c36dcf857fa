package dev.erlangen.vision.augment;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A change of colours: four operations with fixed strengths in a fixed order. Grey images have
 * neither saturation nor hue.
 *
 * @param brightness factor of all values
 * @param contrast factor of the distance to the mean grey value of the image
 * @param saturation factor of the distance to the pixel's own grey value
 * @param hue shift of the hue in turns
 * @param order in which the operations follow
 */
public record ColourJitter(
    double brightness, double contrast, double saturation, double hue, List<Step> order) {
  /** The operations. */
  public enum Step {
    BRIGHTNESS,
    CONTRAST,
    SATURATION,
    HUE
  }

  public ColourJitter {
    order = List.copyOf(order);
  }

  /** Draws factors from {@code 1 ± strength}, the hue from {@code ± hue}, and an order. */
  static ColourJitter sample(
      SplittableRandom random, double brightness, double contrast, double saturation, double hue) {
    Step[] order = Step.values();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Step swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return new ColourJitter(
        factor(random, brightness),
        factor(random, contrast),
        factor(random, saturation),
        hue * (2 * random.nextDouble() - 1),
        List.of(order));
  }

  private static double factor(SplittableRandom random, double strength) {
    return Math.max(0, 1 + strength * (2 * random.nextDouble() - 1));
  }

  /** Changes an image in place: {@code planes} times {@code area} values in [0, 1]. */
  void apply(float[] image, int planes, int area) {
    for (Step step : order) {
      switch (step) {
        case BRIGHTNESS -> towards(image, (float) brightness, 0);
        case CONTRAST -> towards(image, (float) contrast, Luma.mean(image, planes, area));
        case SATURATION -> {
          if (planes == 3) {
            saturate(image, area, (float) saturation);
          }
        }
        case HUE -> {
          if (planes == 3 && hue != 0) {
            Hue.shift(image, area, (float) hue);
          }
        }
      }
    }
  }

  private static void towards(float[] image, float factor, float from) {
    if (factor != 1) {
      float rest = (1 - factor) * from;
      for (int i = 0; i < image.length; i++) {
        image[i] = clamp(factor * image[i] + rest);
      }
    }
  }

  private static void saturate(float[] image, int area, float factor) {
    for (int p = 0; factor != 1 && p < area; p++) {
      float rest = (1 - factor) * Luma.of(image, area, p);
      image[p] = clamp(factor * image[p] + rest);
      image[area + p] = clamp(factor * image[area + p] + rest);
      image[2 * area + p] = clamp(factor * image[2 * area + p] + rest);
    }
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
