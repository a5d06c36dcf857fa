package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import org.bytedeco.pytorch.Tensor;

/** Every path by itself: the sums are those of the slots. */
record TermSums(ProductTable table) implements BladeSums {
  @Override
  public int rows() {
    return table.slots();
  }

  @Override
  public void forward(float[][] x, float[][] z, float[][] y, int length) {
    for (int e = 0; e < table.left().length; e++) {
      float[] to = y[table.slot()[e]];
      Pieces.add(to, table.coefficient()[e], x[table.left()[e]], z[table.right()[e]], length);
    }
  }

  @Override
  public void backward(
      float[][] x, float[][] z, float[][] g, float[][] gx, float[][] gz, int length) {
    for (int e = 0; e < table.left().length; e++) {
      int i = table.left()[e];
      int k = table.right()[e];
      float c = table.coefficient()[e];
      float[] own = g[table.slot()[e]];
      Pieces.add(gx[i], c, own, z[k], length);
      Pieces.add(gz[k], c, own, x[i], length);
    }
  }

  @Override
  public void gradient(Tensor weights) {}
}
