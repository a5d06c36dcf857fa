package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
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

  private float[][] weights(FloatBuffer from) {
    float[][] w = Pieces.make(paths, piece);
    for (int p = 0; p < paths; p++) {
      for (int at = 0; at < piece; at += channels) {
        from.get(2 * blades * rows + p * channels, w[p], at, channels);
      }
    }
    return w;
  }

  void forward(Tensor all, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[][] w = weights(from);
    float[][] x = Pieces.make(blades, piece);
    float[][] z = Pieces.make(blades, piece);
    float[][] y = Pieces.make(blades, piece);
    for (int r = 0; r < rows; r += piece) {
      int length = Math.min(piece, rows - r);
      Pieces.read(from, 0, rows, r, length, x);
      Pieces.read(from, blades * rows, rows, r, length, z);
      Pieces.clear(y);
      for (int e = 0; e < table.left().length; e++) {
        Pieces.add(
            y[table.out()[e]],
            table.coefficient()[e],
            w[table.path()[e]],
            x[table.left()[e]],
            z[table.right()[e]],
            length);
      }
      Pieces.write(to, 0, rows, r, length, y);
    }
  }

  void backward(Tensor all, Tensor gradient, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer above = gradient.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[][] w = weights(from);
    float[][] gw = Pieces.make(paths, piece);
    float[][] x = Pieces.make(blades, piece);
    float[][] z = Pieces.make(blades, piece);
    float[][] g = Pieces.make(blades, piece);
    float[][] gx = Pieces.make(blades, piece);
    float[][] gz = Pieces.make(blades, piece);
    for (int r = 0; r < rows; r += piece) {
      int length = Math.min(piece, rows - r);
      Pieces.read(from, 0, rows, r, length, x);
      Pieces.read(from, blades * rows, rows, r, length, z);
      Pieces.read(above, 0, rows, r, length, g);
      Pieces.clear(gx);
      Pieces.clear(gz);
      for (int e = 0; e < table.left().length; e++) {
        int i = table.left()[e];
        int k = table.right()[e];
        int p = table.path()[e];
        float[] own = g[table.out()[e]];
        float c = table.coefficient()[e];
        Pieces.add(gx[i], c, w[p], own, z[k], length);
        Pieces.add(gz[k], c, w[p], own, x[i], length);
        Pieces.add(gw[p], c, own, x[i], z[k], length);
      }
      Pieces.write(to, 0, rows, r, length, gx);
      Pieces.write(to, blades * rows, rows, r, length, gz);
    }
    to.put(2 * blades * rows, folded(gw));
  }

  /** Sums over the examples of a piece, (paths, channels). */
  private float[] folded(float[][] gw) {
    float[] out = new float[paths * channels];
    for (int p = 0; p < paths; p++) {
      for (int at = 0; at < piece; at += channels) {
        for (int c = 0; c < channels; c++) {
          out[p * channels + c] += gw[p][at + c];
        }
      }
    }
    return out;
  }
}
