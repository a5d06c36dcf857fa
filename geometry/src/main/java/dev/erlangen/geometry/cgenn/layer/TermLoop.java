package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;

/** The loops of {@link SparseProducts#terms}, over pieces of the rows that stay in the cache. */
final class TermLoop implements ProductLoop {
  private final ProductShape shape;
  private final ProductTable table;

  TermLoop(ProductShape shape) {
    this.shape = shape;
    this.table = shape.table();
  }

  @Override
  public void forward(Tensor all, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer to = out.createBuffer();
    PieceNorm norm = shape.norm(from);
    float[][] x = Pieces.make(shape.blades(), shape.piece());
    float[][] r = Pieces.make(shape.blades(), shape.piece());
    float[][] z = norm == null ? r : Pieces.make(shape.blades(), shape.piece());
    float[][] y = Pieces.make(table.slots(), shape.piece());
    for (int at = 0; at < shape.rows(); at += shape.piece()) {
      int length = Math.min(shape.piece(), shape.rows() - at);
      Pieces.read(from, 0, shape.rows(), at, length, x);
      Pieces.read(from, shape.right(), shape.rows(), at, length, r);
      if (norm != null) {
        norm.forward(r, z, length);
      }
      Pieces.clear(y);
      for (int e = 0; e < table.left().length; e++) {
        Pieces.add(
            y[table.slot()[e]],
            table.coefficient()[e],
            x[table.left()[e]],
            z[table.right()[e]],
            length);
      }
      Pieces.write(to, 0, shape.rows(), at, length, y);
    }
  }

  @Override
  public void backward(Tensor all, Tensor gradient, Tensor out) {
    FloatBuffer from = all.createBuffer();
    FloatBuffer above = gradient.createBuffer();
    FloatBuffer to = out.createBuffer();
    PieceNorm norm = shape.norm(from);
    float[][] x = Pieces.make(shape.blades(), shape.piece());
    float[][] r = Pieces.make(shape.blades(), shape.piece());
    float[][] z = norm == null ? r : Pieces.make(shape.blades(), shape.piece());
    float[][] g = Pieces.make(table.slots(), shape.piece());
    float[][] gx = Pieces.make(shape.blades(), shape.piece());
    float[][] gz = Pieces.make(shape.blades(), shape.piece());
    for (int at = 0; at < shape.rows(); at += shape.piece()) {
      int length = Math.min(shape.piece(), shape.rows() - at);
      Pieces.read(from, 0, shape.rows(), at, length, x);
      Pieces.read(from, shape.right(), shape.rows(), at, length, r);
      Pieces.read(above, 0, shape.rows(), at, length, g);
      if (norm != null) {
        norm.forward(r, z, length);
      }
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
      if (norm != null) {
        norm.backward(r, gz, length);
      }
      Pieces.write(to, 0, shape.rows(), at, length, gx);
      Pieces.write(to, shape.right(), shape.rows(), at, length, gz);
    }
    if (norm != null) {
      to.put(shape.shares(), norm.folded());
    }
  }
}
