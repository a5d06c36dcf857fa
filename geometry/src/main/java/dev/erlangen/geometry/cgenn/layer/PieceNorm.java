package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;

/**
 * {@link MultivectorNormalization} of one piece of rows, forward and backward. The shares σ(a) are
 * repeated for the examples of a piece. Loops write to one array each: others are not vectorised.
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
  private final float[][] root;
  private final float[][] inverse;
  private final float[][] dot;

  /** Reads the parameter a, (C, n+1). */
  PieceNorm(ProductTable table, Tensor a, int channels, Scratch scratch) {
    this.table = table;
    this.channels = channels;
    this.grades = table.grade()[table.grade().length - 1] + 1;
    share = scratch.rows(grades);
    gradient = scratch.rows(grades);
    q = scratch.rows(grades);
    root = scratch.rows(grades);
    inverse = scratch.rows(grades);
    dot = scratch.rows(grades);
    Pieces.clear(gradient);
    float[] values = Pieces.values(a);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1 / (1 + Math.exp(-values[i])));
    }
    Pieces.spread(values, share);
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
      roots(q[g], root[g], length);
      invert(root[g], share[g], inverse[g], length);
    }
  }

  /** The gradient of z becomes that of r, in place; for the r of the last {@link #forward}. */
  void backward(float[][] r, float[][] gz, int length) {
    Pieces.clear(dot);
    for (int i = 0; i < r.length; i++) {
      Pieces.add(dot[table.grade()[i]], 1, gz[i], r[i], length);
    }
    for (int g = 0; g < grades; g++) {
      scale(dot[g], inverse[g], length);
      slope(dot[g], root[g], gradient[g], length);
      factor(dot[g], share[g], q[g], root[g], length);
    }
    for (int i = 0; i < r.length; i++) {
      int g = table.grade()[i];
      through(gz[i], inverse[g], table.gram()[i], dot[g], r[i], length);
    }
  }

  /** Writes the gradient of a, after the last piece. */
  void gradient(Tensor a) {
    float[] out = Pieces.folded(gradient, channels);
    for (int g = 0; g < grades; g++) {
      for (int c = 0; c < channels; c++) {
        out[c * grades + g] *= share[g][c] * (1 - share[g][c]);
      }
    }
    a.<FloatBuffer>createBuffer().put(out);
  }

  private static void product(float[] z, float[] r, float[] f, int length) {
    for (int k = 0; k < length; k++) {
      z[k] = r[k] * f[k];
    }
  }

  private static void roots(float[] q, float[] m, int length) {
    for (int k = 0; k < length; k++) {
      m[k] = (float) Math.sqrt((float) Math.sqrt(q[k] * q[k] + SMALL));
    }
  }

  private static void invert(float[] m, float[] s, float[] inverse, int length) {
    for (int k = 0; k < length; k++) {
      inverse[k] = 1 / (s[k] * (m[k] - 1) + ONE);
    }
  }

  /** The dot product with z becomes the gradient of the divisor. */
  private static void scale(float[] dot, float[] inverse, int length) {
    for (int k = 0; k < length; k++) {
      dot[k] *= -inverse[k] * inverse[k];
    }
  }

  private static void slope(float[] u, float[] m, float[] gs, int length) {
    for (int k = 0; k < length; k++) {
      gs[k] += u[k] * (m[k] - 1);
    }
  }

  /** The gradient of the divisor becomes the factor of {@code gram r}. */
  private static void factor(float[] u, float[] s, float[] q, float[] m, int length) {
    for (int k = 0; k < length; k++) {
      u[k] *= s[k] * q[k] / (m[k] * m[k] * m[k]);
    }
  }

  private static void through(
      float[] gz, float[] inverse, float gram, float[] factor, float[] r, int length) {
    for (int k = 0; k < length; k++) {
      gz[k] = gz[k] * inverse[k] + gram * factor[k] * r[k];
    }
  }
}
