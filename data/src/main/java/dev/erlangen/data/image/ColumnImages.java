package dev.erlangen.data.image;

import dev.erlangen.core.Check;

/**
 * Turns images whose planes are stored column by column, as STL-10 publishes them, into images row
 * by row.
 *
 * @param channels planes of an image
 * @param side rows, and columns, of an image
 */
public record ColumnImages(int channels, int side) {
  /** STL-10 in its binary version: 96 x 96, colour. */
  public static final ColumnImages STL10 = new ColumnImages(3, 96);

  public ColumnImages {
    Check.positive("channels", channels);
    Check.positive("side", side);
  }

  /** Rewrites images row by row, in place; {@code name} is used in messages. */
  public byte[] toRows(String name, byte[] images) {
    int area = side * side;
    Check.that(
        images.length > 0 && images.length % (channels * area) == 0,
        "%s: the size must be a multiple of %d bytes, got %d",
        name,
        channels * area,
        images.length);
    for (int plane = 0; plane < images.length; plane += area) {
      for (int r = 0; r < side; r++) {
        for (int c = 0; c < r; c++) {
          int here = plane + r * side + c;
          int there = plane + c * side + r;
          byte kept = images[here];
          images[here] = images[there];
          images[there] = kept;
        }
      }
    }
    return images;
  }

  /** Returns labels that count from 1 as labels that count from 0; one byte each. */
  public static int[] labels(String name, byte[] bytes, int classes) {
    int[] out = new int[bytes.length];
    for (int i = 0; i < out.length; i++) {
      int label = bytes[i] & 0xff;
      Check.that(
          label >= 1 && label <= classes,
          "%s: label %d must be in [1, %d], got %d",
          name,
          i,
          classes,
          label);
      out[i] = label - 1;
    }
    return out;
  }
}
