package dev.erlangen.geometry.cgenn.layer;

import java.nio.FloatBuffer;

/** Copies pieces of the rows of a matrix in native memory. */
final class Pieces {
  private Pieces() {}

  /** Row i of {@code to} (stride {@code piece}) becomes columns from {@code r} of row i. */
  static void read(
      FloatBuffer from,
      int start,
      int columns,
      int r,
      int length,
      float[] to,
      int rows,
      int piece) {
    for (int i = 0; i < rows; i++) {
      from.get(start + i * columns + r, to, i * piece, length);
    }
  }

  static void write(
      FloatBuffer to,
      int start,
      int columns,
      int r,
      int length,
      float[] from,
      int rows,
      int piece) {
    for (int i = 0; i < rows; i++) {
      to.put(start + i * columns + r, from, i * piece, length);
    }
  }
}
