package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Types of cells and targets of several complexes, one after the other. */
final class BatchTables {
  private BatchTables() {}

  /** All complexes must have the same columns. */
  static void check(List<TypedComplex> parts) {
    for (TypedComplex part : parts) {
      for (int rank = 0; rank <= 1; rank++) {
        int wanted = parts.get(0).types(rank).columns();
        Check.that(
            part.types(rank).columns() == wanted,
            "complexes of a batch need equally many columns of features of rank %d, got %d and %d",
            rank,
            wanted,
            part.types(rank).columns());
      }
    }
  }

  /** int64 (cells, columns). */
  static Tensor types(List<TypedComplex> parts, int rank, int cells) {
    int columns = parts.get(0).types(rank).columns();
    int[] all = new int[Math.multiplyExact(cells, columns)];
    int at = 0;
    for (TypedComplex part : parts) {
      part.types(rank).copyTo(all, at);
      at += part.types(rank).rows() * columns;
    }
    return Tensors.of(Arrays.stream(all).asLongStream().toArray(), cells, columns);
  }

  /** float32 (G, targets). */
  static Tensor targets(List<TypedComplex> parts) {
    int columns = parts.get(0).targets().length;
    float[] all = new float[parts.size() * columns];
    for (int c = 0; c < parts.size(); c++) {
      double[] own = parts.get(c).targets();
      Check.that(
          own.length == columns,
          "complexes of a batch have %d and %d targets",
          columns,
          own.length);
      for (int i = 0; i < columns; i++) {
        all[c * columns + i] = (float) own[i];
      }
    }
    return Tensors.of(all, parts.size(), columns);
  }
}
