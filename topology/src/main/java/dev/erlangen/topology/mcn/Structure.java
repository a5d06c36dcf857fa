package dev.erlangen.topology.mcn;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.Neighbourhood;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The structure of a complex as cochains. A pair of different ranks (r, s) has one channel, the
 * incidence; a pair of equal ranks has two, how many cells of the next higher rank hold both cells
 * and how many of the next lower rank both hold. Every other type has one channel of ones.
 */
final class Structure {
  private Structure() {}

  static long channels(CochainType type) {
    return type.order() == 2 && type.ranks().get(0).equals(type.ranks().get(1)) ? 2 : 1;
  }

  /** Returns (channels, n_1, …) like {@code like}. */
  static Tensor of(CombinatorialComplex complex, CochainType type, Tensor like) {
    List<Integer> counts = complex.counts();
    long[] axes = type.shape(counts);
    if (type.order() != 2) {
      long[] shape = new long[axes.length + 1];
      shape[0] = 1;
      System.arraycopy(axes, 0, shape, 1, axes.length);
      return torch.ones(shape, Tensors.optionsOf(like));
    }
    int r = type.ranks().get(0);
    int s = type.ranks().get(1);
    int rows = (int) axes[0];
    int columns = (int) axes[1];
    double[] out = new double[Math.multiplyExact((int) channels(type), rows * columns)];
    if (r != s) {
      Neighbourhood n = complex.incidence(Math.min(r, s), Math.max(r, s));
      n = r < s ? n : n.flipped();
      add(out, 0, n.from(), n.to(), columns);
    } else {
      Neighbourhood up = complex.adjacency(r, r + 1);
      add(out, 0, up.from(), up.to(), columns);
      if (r > 0) {
        Neighbourhood down = complex.coadjacency(r, r - 1);
        add(out, rows * columns, down.from(), down.to(), columns);
      }
    }
    return Tensors.like(Tensors.of(out, channels(type), rows, columns), like);
  }

  private static void add(double[] out, int first, int[] row, int[] column, int columns) {
    for (int e = 0; e < row.length; e++) {
      out[first + row[e] * columns + column[e]] += 1;
    }
  }
}
