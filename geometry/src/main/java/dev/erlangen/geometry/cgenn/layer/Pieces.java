package dev.erlangen.geometry.cgenn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

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

  /** Row i of {@code to} becomes {@code length} columns of row i, from column {@code at} on. */
  static void read(FloatBuffer from, int columns, int at, int length, float[][] to) {
    for (int i = 0; i < to.length; i++) {
      from.get(i * columns + at, to[i], 0, length);
    }
  }

  static void write(FloatBuffer to, int columns, int at, int length, float[][] from) {
    for (int i = 0; i < from.length; i++) {
      to.put(i * columns + at, from[i], 0, length);
    }
  }

  static float[] values(Tensor t) {
    float[] out = new float[(int) t.numel()];
    t.<FloatBuffer>createBuffer().get(out);
    return out;
  }

  /** Repeats numbers (channels, rows) for all examples of a piece, one row each. */
  static void spread(float[] from, float[][] to) {
    int channels = from.length / to.length;
    for (int i = 0; i < to.length; i++) {
      for (int c = 0; c < channels; c++) {
        to[i][c] = from[c * to.length + i];
      }
      for (int k = channels; k < to[i].length; k += channels) {
        System.arraycopy(to[i], 0, to[i], k, channels);
      }
    }
  }

  /** Sums each row over its examples, (channels, rows). */
  static float[] folded(float[][] rows, int channels) {
    float[] out = new float[channels * rows.length];
    float[] sum = new float[channels];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(sum, 0);
      for (int k = 0; k < rows[i].length; k += channels) {
        for (int c = 0; c < channels; c++) {
          sum[c] += rows[i][k + c];
        }
      }
      for (int c = 0; c < channels; c++) {
        out[c * rows.length + i] = sum[c];
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
