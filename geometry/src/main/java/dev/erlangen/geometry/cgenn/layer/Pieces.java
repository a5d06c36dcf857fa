package dev.erlangen.geometry.cgenn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Pieces of the rows of matrices in native memory, an array per row: loops over arrays from their
 * first element become vector instructions, loops with offsets do not (six times slower).
 */
final class Pieces {
  private Pieces() {}

  static float[][] make(int rows, int piece) {
    return new float[rows][piece];
  }

  /** Row i of {@code to} becomes {@code length} columns from {@code r} of row i. */
  static void read(FloatBuffer from, int start, int columns, int r, int length, float[][] to) {
    for (int i = 0; i < to.length; i++) {
      from.get(start + i * columns + r, to[i], 0, length);
    }
  }

  static void write(FloatBuffer to, int start, int columns, int r, int length, float[][] from) {
    for (int i = 0; i < from.length; i++) {
      to.put(start + i * columns + r, from[i], 0, length);
    }
  }

  static void clear(float[][] rows) {
    for (float[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  /** {@code y += c a b}. */
  static void add(float[] y, float c, float[] a, float[] b, int length) {
    for (int q = 0; q < length; q++) {
      y[q] += c * a[q] * b[q];
    }
  }

  /** {@code y += c w a b}. */
  static void add(float[] y, float c, float[] w, float[] a, float[] b, int length) {
    for (int q = 0; q < length; q++) {
      y[q] += c * w[q] * a[q] * b[q];
    }
  }
}
