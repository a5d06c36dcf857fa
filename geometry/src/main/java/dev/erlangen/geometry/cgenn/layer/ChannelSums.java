package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;

/**
 * Paths weighted channel by channel: the sums are those of the blades. The weights of a path are
 * repeated for the examples of a piece.
 */
final class ChannelSums implements BladeSums {
  private final ProductTable table;
  private final int channels;
  private final float[][] w;
  private final float[][] gw;

  /** Reads the weights, (C, P). */
  ChannelSums(ProductTable table, Tensor weights, int channels, Scratch scratch) {
    this.table = table;
    this.channels = channels;
    w = scratch.rows((int) weights.size(1));
    gw = scratch.rows(w.length);
    Pieces.clear(gw);
    Pieces.spread(Pieces.values(weights), w);
  }

  @Override
  public int rows() {
    return table.grade().length;
  }

  @Override
  public void forward(float[][] x, float[][] z, float[][] y, int length) {
    for (int e = 0; e < table.left().length; e++) {
      float[] to = y[table.out()[e]];
      float[] weight = w[table.path()[e]];
      float c = table.coefficient()[e];
      Pieces.add(to, c, weight, x[table.left()[e]], z[table.right()[e]], length);
    }
  }

  @Override
  public void backward(
      float[][] x, float[][] z, float[][] g, float[][] gx, float[][] gz, int length) {
    for (int e = 0; e < table.left().length; e++) {
      int i = table.left()[e];
      int k = table.right()[e];
      int p = table.path()[e];
      float c = table.coefficient()[e];
      float[] own = g[table.out()[e]];
      Pieces.add(gx[i], c, w[p], own, z[k], length);
      Pieces.add(gz[k], c, w[p], own, x[i], length);
      Pieces.add(gw[p], c, own, x[i], z[k], length);
    }
  }

  @Override
  public void gradient(Tensor weights) {
    weights.<FloatBuffer>createBuffer().put(Pieces.folded(gw, channels));
  }
}
