package dev.erlangen.vision.image;

import dev.erlangen.core.Check;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * An image for the eye.
 *
 * @param planes 1 for grey, 3 for red, green, blue
 * @param height rows
 * @param width columns
 * @param values planes one after the other, row by row; cut to [0, 1]
 */
public record Picture(int planes, int height, int width, float[] values) {
  private static final int WHITE = 255;

  public Picture {
    Check.that(planes == 1 || planes == 3, "a picture has 1 or 3 planes, got %d", planes);
    Check.that(
        values.length == planes * height * width,
        "a picture of %d x %d x %d needs %d values, got %d",
        planes,
        height,
        width,
        planes * height * width,
        values.length);
    values = values.clone();
  }

  /** Returns it as an HTML image of {@code pixels} columns on the screen, embedded as PNG. */
  public String html(int pixels, String caption) {
    return "<img width=\"%d\" alt=\"%s\" style=\"image-rendering:pixelated;display:block\" src=\"%s\">"
        .formatted(pixels, escaped(caption), dataUri());
  }

  /** Returns it as a PNG in a data URI. */
  public String dataUri() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int area = height * width;
    for (int p = 0; p < area; p++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        float value = values[(planes == 3 ? c : 0) * area + p];
        rgb = rgb << 8 | Math.round(WHITE * Math.max(0, Math.min(1, value)));
      }
      image.setRGB(p % width, p / width, rgb);
    }
    return image;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
