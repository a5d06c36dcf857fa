package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;

/** The loops of {@link SparseProducts#terms}, over pieces of the rows that stay in the cache. */
final class TermLoop {
  private static final int PIECE = 512;

  private final ProductTable table;
  private final int blades;
  private final int rows;

  /** For coefficients (blades, rows). */
  TermLoop(ProductTable table, long blades, long rows) {
    this.table = table;
    this.blades = (int) blades;
    this.rows = (int) rows;
  }

  void forward(Tensor both, Tensor out) {
    FloatBuffer from = both.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[][] x = Pieces.make(blades, PIECE);
    float[][] z = Pieces.make(blades, PIECE);
    float[][] y = Pieces.make(table.slots(), PIECE);
    for (int r = 0; r < rows; r += PIECE) {
      int length = Math.min(PIECE, rows - r);
      Pieces.read(from, 0, rows, r, length, x);
      Pieces.read(from, blades * rows, rows, r, length, z);
      Pieces.clear(y);
      for (int e = 0; e < table.left().length; e++) {
        Pieces.add(
            y[table.slot()[e]],
            table.coefficient()[e],
            x[table.left()[e]],
            z[table.right()[e]],
            length);
      }
      Pieces.write(to, 0, rows, r, length, y);
    }
  }

  void backward(Tensor both, Tensor gradient, Tensor out) {
    FloatBuffer from = both.createBuffer();
    FloatBuffer above = gradient.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[][] x = Pieces.make(blades, PIECE);
    float[][] z = Pieces.make(blades, PIECE);
    float[][] g = Pieces.make(table.slots(), PIECE);
    float[][] gx = Pieces.make(blades, PIECE);
    float[][] gz = Pieces.make(blades, PIECE);
    for (int r = 0; r < rows; r += PIECE) {
      int length = Math.min(PIECE, rows - r);
      Pieces.read(from, 0, rows, r, length, x);
      Pieces.read(from, blades * rows, rows, r, length, z);
      Pieces.read(above, 0, rows, r, length, g);
      Pieces.clear(gx);
      Pieces.clear(gz);
      for (int e = 0; e < table.left().length; e++) {
        int i = table.left()[e];
        int k = table.right()[e];
        float c = table.coefficient()[e];
        float[] own = g[table.slot()[e]];
        Pieces.add(gx[i], c, own, z[k], length);
        Pieces.add(gz[k], c, own, x[i], length);
      }
      Pieces.write(to, 0, rows, r, length, gx);
      Pieces.write(to, blades * rows, rows, r, length, gz);
    }
  }
}
