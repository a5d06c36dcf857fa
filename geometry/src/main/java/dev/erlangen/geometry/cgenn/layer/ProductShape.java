package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.ProductTable;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How the inputs of a product lie in one vector: x (blades, rows), r (blades, rows), weights
 * (paths, channels) unless there are none, shares of the normalisation of r (grades, channels) if
 * it has one.
 *
 * @param rows examples times channels
 * @param paths number of weights per channel, 0 without weights
 */
record ProductShape(
    ProductTable table, int blades, int rows, int channels, int paths, boolean normed) {

  static ProductShape of(ProductTable table, long[] shape, long paths, boolean normed) {
    return new ProductShape(
        table, (int) shape[0], (int) (shape[1] * shape[2]), (int) shape[2], (int) paths, normed);
  }

  int piece() {
    return Pieces.length(rows / channels, channels);
  }

  int right() {
    return blades * rows;
  }

  int weights() {
    return 2 * blades * rows;
  }

  int shares() {
    return weights() + paths * channels;
  }

  @Nullable PieceNorm norm(FloatBuffer from) {
    return normed ? new PieceNorm(table, from, shares(), channels, piece()) : null;
  }
}
