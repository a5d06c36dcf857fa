package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;

/**
 * {@link MultivectorNormalization} of one piece of rows, forward and backward. The shares σ(a) are
 * repeated for the examples of a piece.
 */
final class PieceNorm {
  private static final float SMALL = 1e-16f;
  private static final float ONE = 1 + 1e-6f;

  private final ProductTable table;
  private final int channels;
  private final int grades;
  private final float[][] share;
  private final float[][] gradient;
  private final float[][] q;
  private final float[][] inverse;
  private final float[][] dot;

  /** Reads the shares, (grades, channels), from {@code at} on. */
  PieceNorm(ProductTable table, FloatBuffer from, int at, int channels, int piece) {
    this.table = table;
    this.channels = channels;
    this.grades = table.grade()[table.grade().length - 1] + 1;
    share = Pieces.make(grades, piece);
    gradient = Pieces.make(grades, piece);
    q = Pieces.make(grades, piece);
    inverse = Pieces.make(grades, piece);
    dot = Pieces.make(grades, piece);
    for (int g = 0; g < grades; g++) {
      Pieces.repeat(from, at + g * channels, channels, share[g]);
    }
  }

  /** {@code z = r / divisor}. */
  void forward(float[][] r, float[][] z, int length) {
    divisors(r, length);
    for (int i = 0; i < r.length; i++) {
      product(z[i], r[i], inverse[table.grade()[i]], length);
    }
  }

  private void divisors(float[][] r, int length) {
    Pieces.clear(q);
    for (int i = 0; i < r.length; i++) {
      if (table.gram()[i] != 0) {
        Pieces.add(q[table.grade()[i]], table.gram()[i], r[i], r[i], length);
      }
    }
    for (int g = 0; g < grades; g++) {
      invert(q[g], share[g], inverse[g], length);
    }
  }

  /** The gradient of z becomes that of r, in place. */
  void backward(float[][] r, float[][] gz, int length) {
    divisors(r, length);
    Pieces.clear(dot);
    for (int i = 0; i < r.length; i++) {
      Pieces.add(dot[table.grade()[i]], 1, gz[i], r[i], length);
    }
    for (int g = 0; g < grades; g++) {
      slopes(q[g], share[g], inverse[g], dot[g], gradient[g], length);
    }
    for (int i = 0; i < r.length; i++) {
      int g = table.grade()[i];
      through(gz[i], inverse[g], table.gram()[i], dot[g], r[i], length);
    }
  }

  /** The gradient of the shares, (grades, channels). */
  float[] folded() {
    return Pieces.folded(gradient, channels);
  }

  private static void product(float[] z, float[] r, float[] f, int length) {
    for (int k = 0; k < length; k++) {
      z[k] = r[k] * f[k];
    }
  }

  private static void invert(float[] q, float[] s, float[] inverse, int length) {
    for (int k = 0; k < length; k++) {
      float m = (float) Math.sqrt((float) Math.sqrt(q[k] * q[k] + SMALL));
      inverse[k] = 1 / (s[k] * (m - 1) + ONE);
    }
  }

  /** Adds to the gradient of s; the dot products become the factors of {@code gram r}. */
  private static void slopes(
      float[] q, float[] s, float[] inverse, float[] dot, float[] gs, int length) {
    for (int k = 0; k < length; k++) {
      float m = (float) Math.sqrt((float) Math.sqrt(q[k] * q[k] + SMALL));
      float u = -inverse[k] * inverse[k] * dot[k];
      gs[k] += u * (m - 1);
      dot[k] = u * s[k] * q[k] / (m * m * m);
    }
  }

  private static void through(
      float[] gz, float[] inverse, float gram, float[] factor, float[] r, int length) {
    for (int k = 0; k < length; k++) {
      gz[k] = gz[k] * inverse[k] + gram * factor[k] * r[k];
    }
  }
}
