package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import java.util.Arrays;

/**
 * A blur with a Gaussian that is cut off; images are mirrored at their borders without repeating
 * the border pixels.
 *
 * @param kernel odd number of pixels of its window
 * @param sigma standard deviation in pixels
 */
public record GaussianBlur(int kernel, double sigma) {
  public GaussianBlur {
    Check.that(kernel % 2 == 1 && kernel > 0, "kernel must be odd, got %d", kernel);
    Check.positive("sigma", sigma);
  }

  private float[] weights() {
    float[] w = new float[kernel];
    double sum = 0;
    for (int k = 0; k < kernel; k++) {
      double x = (k - kernel / 2) / sigma;
      w[k] = (float) Math.exp(-x * x / 2);
      sum += w[k];
    }
    for (int k = 0; k < kernel; k++) {
      w[k] /= (float) sum;
    }
    return w;
  }

  /** Blurs an image of square planes in place. */
  void apply(float[] image, int planes, int size) {
    Check.that(kernel / 2 < size, "a blur of %d pixels needs a larger image than %d", kernel, size);
    float[] w = weights();
    float[] rows = new float[size * size];
    for (int c = 0; c < planes; c++) {
      int at = c * size * size;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          float sum = 0;
          for (int k = 0; k < kernel; k++) {
            sum += w[k] * image[at + i * size + mirrored(j + k - kernel / 2, size)];
          }
          rows[i * size + j] = sum;
        }
      }
      for (int i = 0; i < size; i++) {
        int to = at + i * size;
        Arrays.fill(image, to, to + size, 0);
        for (int k = 0; k < kernel; k++) {
          int from = mirrored(i + k - kernel / 2, size) * size;
          for (int j = 0; j < size; j++) {
            image[to + j] += w[k] * rows[from + j];
          }
        }
      }
    }
  }

  private static int mirrored(int i, int size) {
    return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
  }
}
