package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the products of blades, on pieces of whole examples that stay in the cache. The
 * right factors are normalised on the way. Without weights the product of every path is a result of
 * its own, (slots, B, C), with weights their sum is, (2^n, B, C).
 */
final class ProductLoop {
  private final int columns;
  private final int piece;
  private final Scratch scratch;
  private final BladeSums sums;
  private final @Nullable PieceNorm norm;
  private final FloatBuffer left;
  private final FloatBuffer right;
  private final float[][] x;
  private final float[][] r;
  private final float[][] z;

  private ProductLoop(Operands in, ProductTable table) {
    int channels = (int) in.x().size(2);
    int blades = (int) in.x().size(0);
    columns = (int) in.x().size(1) * channels;
    piece = Pieces.length(in.x().size(1), channels);
    scratch = Scratch.of(piece);
    sums =
        in.weights() == null
            ? new TermSums(table)
            : new ChannelSums(table, in.weights(), channels, scratch);
    norm = in.a() == null ? null : new PieceNorm(table, in.a(), channels, scratch);
    left = in.x().createBuffer();
    right = in.right().createBuffer();
    x = scratch.rows(blades);
    r = scratch.rows(blades);
    z = norm == null ? r : scratch.rows(blades);
  }

  /** Writes the product to {@code out}. */
  static void forward(Operands in, ProductTable table, Tensor out) {
    new ProductLoop(in, table).forward(out.createBuffer());
  }

  /** Writes the gradients of the operands, given that of the product. */
  static void backward(Operands in, ProductTable table, Tensor gradient, Operands out) {
    new ProductLoop(in, table).backward(gradient.createBuffer(), out);
  }

  private void forward(FloatBuffer out) {
    float[][] y = scratch.rows(sums.rows());
    for (int at = 0; at < columns; at += piece) {
      int length = read(at);
      Pieces.clear(y);
      sums.forward(x, z, y, length);
      Pieces.write(out, columns, at, length, y);
    }
  }

  private void backward(FloatBuffer gradient, Operands out) {
    FloatBuffer toLeft = out.x().createBuffer();
    FloatBuffer toRight = out.right().createBuffer();
    float[][] g = scratch.rows(sums.rows());
    float[][] gx = scratch.rows(x.length);
    float[][] gz = scratch.rows(x.length);
    for (int at = 0; at < columns; at += piece) {
      int length = read(at);
      Pieces.read(gradient, columns, at, length, g);
      Pieces.clear(gx);
      Pieces.clear(gz);
      sums.backward(x, z, g, gx, gz, length);
      if (norm != null) {
        norm.backward(r, gz, length);
      }
      Pieces.write(toLeft, columns, at, length, gx);
      Pieces.write(toRight, columns, at, length, gz);
    }
    if (out.weights() != null) {
      sums.gradient(out.weights());
    }
    if (norm != null && out.a() != null) {
      norm.gradient(out.a());
    }
  }

  private int read(int at) {
    int length = Math.min(piece, columns - at);
    Pieces.read(left, columns, at, length, x);
    Pieces.read(right, columns, at, length, r);
    if (norm != null) {
      norm.forward(r, z, length);
    }
    return length;
  }
}
