package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The pairs (x, y) of a low and a high cell of every complex of a batch. Complex after complex, the
 * pair stands in row {@code x · n_high + y}; the pairs of one x are consecutive. What is asked for
 * is made once.
 */
public final class ProductRows {
  private final List<CombinatorialComplex> parts;
  private final int low;
  private final int high;
  private final int[] firstRow;
  private final int[] firstLow;
  private final int[] firstHigh;
  private final PairEntries entries;
  private @Nullable Csr ofLow;
  private @Nullable Csr ofHigh;
  private @Nullable Csr incident;
  private @Nullable Bridged lowAdjacency;
  private @Nullable Bridged highAdjacency;

  ProductRows(
      List<CombinatorialComplex> parts, int low, int high, int[] firstLow, int[] firstHigh) {
    Check.that(low < high, "the ranks of a pair must ascend, got %d and %d", low, high);
    this.parts = parts;
    this.low = low;
    this.high = high;
    this.firstLow = firstLow;
    this.firstHigh = firstHigh;
    this.firstRow = new int[parts.size() + 1];
    for (int c = 0; c < parts.size(); c++) {
      int rows = Math.multiplyExact(parts.get(c).count(low), parts.get(c).count(high));
      firstRow[c + 1] = Math.addExact(firstRow[c], rows);
    }
    this.entries = new PairEntries(parts, low, high, firstRow);
  }

  /** Rank of the low cells. */
  public int low() {
    return low;
  }

  /** Rank of the high cells. */
  public int high() {
    return high;
  }

  /** Number of pairs, P. */
  public int rows() {
    return firstRow[parts.size()];
  }

  /** Rows are low cells, columns their pairs. */
  public Csr ofLow() {
    if (ofLow == null) {
      List<Integer> lengths = new ArrayList<>();
      for (CombinatorialComplex c : parts) {
        for (int x = 0; x < c.count(low); x++) {
          lengths.add(c.count(high));
        }
      }
      ofLow = Csr.segments(lengths.stream().mapToInt(Integer::intValue).toArray());
    }
    return ofLow;
  }

  /** Rows are high cells, columns their pairs. */
  public Csr ofHigh() {
    if (ofHigh == null) {
      int[] row = new int[rows()];
      int[] column = new int[rows()];
      for (int c = 0; c < parts.size(); c++) {
        int width = parts.get(c).count(high);
        for (int p = firstRow[c]; p < firstRow[c + 1]; p++) {
          row[p] = firstHigh[c] + (p - firstRow[c]) % width;
          column[p] = p;
        }
      }
      ofHigh = Csr.of(firstHigh[parts.size()], rows(), row, column);
    }
    return ofHigh;
  }

  /** Rows are low cells, columns their pairs with the high cells around them. */
  public Csr incident() {
    if (incident == null) {
      Entries e = entries.incident(firstLow);
      incident = Csr.of(firstLow[parts.size()], rows(), e.to(), e.from());
    }
    return incident;
  }

  /** From (x', y) to (x, y) for low cells that share a cell of rank low + 1, the bridge. */
  public Bridged lowAdjacency(int[] firstBridge) {
    if (lowAdjacency == null) {
      lowAdjacency = bridged(entries.low(firstBridge), firstBridge);
    }
    return lowAdjacency;
  }

  /** From (x, y') to (x, y) for high cells that share a node, the bridge. */
  public Bridged highAdjacency(int[] firstBridge) {
    if (highAdjacency == null) {
      highAdjacency = bridged(entries.high(firstBridge), firstBridge);
    }
    return highAdjacency;
  }

  private Bridged bridged(Entries e, int[] firstBridge) {
    return Bridged.of(
        rows(), firstBridge[parts.size()], new Neighbourhood(e.from(), e.to(), e.bridge()));
  }

  /** int64 (P): the marks of all pairs. */
  public Tensor marks(Marks kind) {
    long[] out = new long[rows()];
    for (int c = 0; c < parts.size(); c++) {
      int[] own = kind.of(parts.get(c), low, high);
      for (int i = 0; i < own.length; i++) {
        out[firstRow[c] + i] = own[i];
      }
    }
    return Tensors.of(out);
  }
}
