package dev.erlangen.geometry.cgenn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Pieces of the rows of matrices in native memory, an array per row: loops over arrays from their
 * first element become vector instructions, loops with offsets do not (six times slower).
 */
final class Pieces {
  private static final int LENGTH = 512;

  private Pieces() {}

  /** Length of a piece: about 512, whole examples. */
  static int length(long examples, long channels) {
    return (int) (channels * Math.max(1, Math.min(examples, LENGTH / channels)));
  }

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

  /** Fills {@code to} with copies of {@code channels} numbers. */
  static void repeat(FloatBuffer from, int at, int channels, float[] to) {
    for (int k = 0; k < to.length; k += channels) {
      from.get(at, to, k, channels);
    }
  }

  /** Sums each row over its examples, (rows, channels). */
  static float[] folded(float[][] rows, int channels) {
    float[] out = new float[rows.length * channels];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k += channels) {
        for (int c = 0; c < channels; c++) {
          out[i * channels + c] += rows[i][k + c];
        }
      }
    }
    return out;
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
