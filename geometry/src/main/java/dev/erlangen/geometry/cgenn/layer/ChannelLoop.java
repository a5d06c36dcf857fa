package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * The loops of {@link SparseProducts#channelwise}, over pieces of whole examples that stay in the
 * cache. The weights of a path are repeated for the examples of a piece.
 */
final class ChannelLoop {
  private static final int PIECE = 512;

  private final ProductTable table;
  private final int blades;
  private final int rows;
  private final int channels;
  private final int paths;
  private final int piece;

  /** For coefficients (blades, examples, channels) and weights (paths, channels). */
  ChannelLoop(ProductTable table, long blades, long examples, long channels, long paths) {
    this.table = table;
    this.blades = (int) blades;
    this.rows = (int) (examples * channels);
    this.channels = (int) channels;
    this.paths = (int) paths;
    this.piece = (int) channels * Math.max(1, Math.min((int) examples, PIECE / (int) channels));
  }

  private float[] weights(FloatBuffer from) {
    float[] w = new float[paths * piece];
    for (int p = 0; p < paths; p++) {
      for (int at = 0; at < piece; at += channels) {
        from.get(2 * blades * rows + p * channels, w, p * piece + at, channels);
      }
    }
    return w;
  }

  void forward(Tensor all, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[] w = weights(from);
    float[] x = new float[blades * piece];
    float[] z = new float[blades * piece];
    float[] y = new float[blades * piece];
    for (int r = 0; r < rows; r += piece) {
      int length = Math.min(piece, rows - r);
      Pieces.read(from, 0, rows, r, length, x, blades, piece);
      Pieces.read(from, blades * rows, rows, r, length, z, blades, piece);
      Arrays.fill(y, 0);
      for (int e = 0; e < table.left().length; e++) {
        add(
            y,
            table.out()[e] * piece,
            table.coefficient()[e],
            w,
            table.path()[e] * piece,
            x,
            table.left()[e] * piece,
            z,
            table.right()[e] * piece,
            length);
      }
      Pieces.write(to, 0, rows, r, length, y, blades, piece);
    }
  }

  private static void add(
      float[] y,
      int atY,
      float c,
      float[] w,
      int atW,
      float[] x,
      int atX,
      float[] z,
      int atZ,
      int length) {
    for (int q = 0; q < length; q++) {
      y[atY + q] += c * w[atW + q] * x[atX + q] * z[atZ + q];
    }
  }

  void backward(Tensor all, Tensor gradient, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer above = gradient.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[] w = weights(from);
    float[] gw = new float[w.length];
    float[] x = new float[blades * piece];
    float[] z = new float[blades * piece];
    float[] g = new float[blades * piece];
    float[] gx = new float[blades * piece];
    float[] gz = new float[blades * piece];
    for (int r = 0; r < rows; r += piece) {
      int length = Math.min(piece, rows - r);
      Pieces.read(from, 0, rows, r, length, x, blades, piece);
      Pieces.read(from, blades * rows, rows, r, length, z, blades, piece);
      Pieces.read(above, 0, rows, r, length, g, blades, piece);
      Arrays.fill(gx, 0);
      Arrays.fill(gz, 0);
      for (int e = 0; e < table.left().length; e++) {
        int i = table.left()[e] * piece;
        int k = table.right()[e] * piece;
        int j = table.out()[e] * piece;
        int p = table.path()[e] * piece;
        float c = table.coefficient()[e];
        add(gx, i, c, w, p, g, j, z, k, length);
        add(gz, k, c, w, p, g, j, x, i, length);
        add(gw, p, c, g, j, x, i, z, k, length);
      }
      Pieces.write(to, 0, rows, r, length, gx, blades, piece);
      Pieces.write(to, blades * rows, rows, r, length, gz, blades, piece);
    }
    to.put(2 * blades * rows, folded(gw));
  }

  /** Sums over the examples of a piece, (paths, channels). */
  private float[] folded(float[] gw) {
    float[] out = new float[paths * channels];
    for (int p = 0; p < paths; p++) {
      for (int at = 0; at < piece; at += channels) {
        for (int c = 0; c < channels; c++) {
          out[p * channels + c] += gw[p * piece + at + c];
        }
      }
    }
    return out;
  }
}
