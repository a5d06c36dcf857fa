package dev.erlangen.topology.complex;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * Entries of a neighbourhood and the cells through which they pass.
 *
 * @param edges from neighbours (columns) to receivers (rows)
 * @param bridges one row per entry, in the order of {@code edges}, with its bridge as the only
 *     column
 */
public record Bridged(Csr edges, Csr bridges) {

  static Bridged of(int cells, int bridgeCells, Neighbourhood n) {
    Csr edges = Csr.of(cells, cells, n.to(), n.from());
    return new Bridged(edges, single(edges, n.bridge(), bridgeCells));
  }

  /** Row e has the one column {@code values[order[e]]}. */
  private static Csr single(Csr edges, int[] values, int columns) {
    long[] order = Tensors.longs(edges.order());
    int[] column = Arrays.stream(order).mapToInt(e -> values[(int) e]).toArray();
    int[] row = new int[column.length];
    Arrays.setAll(row, i -> i);
    return Csr.of(row.length, columns, row, column);
  }

  /** {@code x[neighbour] + e[bridge]} for every entry: (N, F) and (B, F) to (E, F). */
  public Tensor sum(Tensor x, Tensor e) {
    return Gather.sum(x, edges, e, bridges);
  }
}
