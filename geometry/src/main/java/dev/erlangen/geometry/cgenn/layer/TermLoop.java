package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import java.util.Arrays;
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
    float[] x = new float[blades * PIECE];
    float[] z = new float[blades * PIECE];
    float[] y = new float[table.slots() * PIECE];
    for (int r = 0; r < rows; r += PIECE) {
      int length = Math.min(PIECE, rows - r);
      Pieces.read(from, 0, rows, r, length, x, blades, PIECE);
      Pieces.read(from, blades * rows, rows, r, length, z, blades, PIECE);
      Arrays.fill(y, 0);
      for (int e = 0; e < table.left().length; e++) {
        add(
            y,
            table.slot()[e] * PIECE,
            table.coefficient()[e],
            x,
            table.left()[e] * PIECE,
            z,
            table.right()[e] * PIECE,
            length);
      }
      Pieces.write(to, 0, rows, r, length, y, table.slots(), PIECE);
    }
  }

  void backward(Tensor both, Tensor gradient, Tensor out) {
    FloatBuffer from = both.createBuffer();
    FloatBuffer above = gradient.createBuffer();
    FloatBuffer to = out.createBuffer();
    float[] x = new float[blades * PIECE];
    float[] z = new float[blades * PIECE];
    float[] g = new float[table.slots() * PIECE];
    float[] gx = new float[blades * PIECE];
    float[] gz = new float[blades * PIECE];
    for (int r = 0; r < rows; r += PIECE) {
      int length = Math.min(PIECE, rows - r);
      Pieces.read(from, 0, rows, r, length, x, blades, PIECE);
      Pieces.read(from, blades * rows, rows, r, length, z, blades, PIECE);
      Pieces.read(above, 0, rows, r, length, g, table.slots(), PIECE);
      Arrays.fill(gx, 0);
      Arrays.fill(gz, 0);
      for (int e = 0; e < table.left().length; e++) {
        int i = table.left()[e] * PIECE;
        int k = table.right()[e] * PIECE;
        int s = table.slot()[e] * PIECE;
        add(gx, i, table.coefficient()[e], g, s, z, k, length);
        add(gz, k, table.coefficient()[e], g, s, x, i, length);
      }
      Pieces.write(to, 0, rows, r, length, gx, blades, PIECE);
      Pieces.write(to, blades * rows, rows, r, length, gz, blades, PIECE);
    }
  }

  /** {@code y += c a b}; a method of its own, which the compiler turns into vector instructions. */
  static void add(float[] y, int atY, float c, float[] a, int atA, float[] b, int atB, int length) {
    for (int q = 0; q < length; q++) {
      y[atY + q] += c * a[atA + q] * b[atB + q];
    }
  }
}
