package dev.erlangen.data.image;

import dev.erlangen.core.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads a PNG each of whose rows is one small image, its pixels row by row: the packing in which
 * CIFAR-10 and MNIST are published for browsers.
 */
public final class ImageStrips {
  private static final int MOST_ROWS = 1_000_000;

  private ImageStrips() {}

  /**
   * Returns the images of a file one after the other, each as planes red, green, blue.
   *
   * @param height rows of an image
   * @param width columns of an image
   * @throws IllegalArgumentException if the file is no PNG of that width
   */
  public static byte[] read(Path file, int height, int width) {
    Check.that(Files.isRegularFile(file), "there is no file %s", file);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        // The size is known before a pixel is decoded: no small file can ask for much memory.
        int columns = reader.getWidth(0);
        int rows = reader.getHeight(0);
        Check.that(
            columns == height * width,
            "%s: a row must hold %d x %d pixels, got %d",
            file,
            height,
            width,
            columns);
        Check.between("rows of " + file, rows, 1, MOST_ROWS);
        return planes(reader.read(0), rows, columns);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof IllegalArgumentException known && known.getCause() == null) {
        throw known;
      }
      throw new IllegalArgumentException(file + ": not a readable PNG: " + e.getMessage(), e);
    }
  }

  private static byte[] planes(BufferedImage image, int rows, int columns) {
    byte[] out = new byte[Math.multiplyExact(3 * rows, columns)];
    int[] line = new int[columns];
    for (int r = 0; r < rows; r++) {
      image.getRGB(0, r, columns, 1, line, 0, columns);
      int red = 3 * r * columns;
      for (int p = 0; p < columns; p++) {
        out[red + p] = (byte) (line[p] >> 16);
        out[red + columns + p] = (byte) (line[p] >> 8);
        out[red + 2 * columns + p] = (byte) line[p];
      }
    }
    return out;
  }
}
