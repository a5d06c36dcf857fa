package dev.erlangen.graph.signnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * Only the pairs of columns that belong to the node's graph: a graph of n nodes has the first
 * min(k, n) columns. In evaluation this computes the same as {@link PaddedRows} with less work,
 * since the columns left out never reach the output; batch statistics count real pairs only.
 */
public final class PackedRows implements EigenRows {
  private final long columns;
  private final Tensor index;
  private final Csr arcs;
  private final Csr nodes;

  private PackedRows(long columns, Tensor index, Csr arcs, Csr nodes) {
    this.columns = columns;
    this.index = index;
    this.arcs = arcs;
    this.nodes = nodes;
  }

  /**
   * Lists the pairs of a batch.
   *
   * @param columns k, number of columns of the encodings
   */
  public static PackedRows of(GraphBatch batch, int columns) {
    Check.positive("columns", columns);
    long[] pointers = Tensors.longs(batch.pointers());
    long[] graphOf = Tensors.longs(batch.graphOf());
    int n = graphOf.length;
    int[] widths = new int[n];
    int[] first = new int[n + 1];
    for (int v = 0; v < n; v++) {
      int g = (int) graphOf[v];
      widths[v] = (int) Math.min(columns, pointers[g + 1] - pointers[g]);
      first[v + 1] = Math.addExact(first[v], widths[v]);
    }
    long[] index = new long[first[n]];
    for (int v = 0; v < n; v++) {
      for (int c = 0; c < widths[v]; c++) {
        index[first[v] + c] = (long) v * columns + c;
      }
    }
    return new PackedRows(
        columns, Tensors.of(index), arcs(batch, first, widths), Csr.segments(widths));
  }

  /** The pair (v, c) receives from (u, c) for every arc u → v. */
  private static Csr arcs(GraphBatch batch, int[] first, int[] widths) {
    long[] source = Tensors.longs(batch.source());
    long[] destination = Tensors.longs(batch.destination());
    int[] from = new int[0];
    int[] to = new int[0];
    int at = 0;
    for (int pass = 0; pass < 2; pass++) {
      at = 0;
      for (int e = 0; e < source.length; e++) {
        int u = first[(int) source[e]];
        int v = first[(int) destination[e]];
        for (int c = 0; c < widths[(int) source[e]]; c++, at++) {
          if (pass == 1) {
            from[at] = u + c;
            to[at] = v + c;
          }
        }
      }
      if (pass == 0) {
        from = Arrays.copyOf(from, at);
        to = Arrays.copyOf(to, at);
      }
    }
    int pairs = first[first.length - 1];
    return Csr.of(pairs, pairs, to, from);
  }

  @Override
  public long pairs() {
    return index.size(0);
  }

  @Override
  public Tensor pick(Tensor encoding) {
    Check.that(
        encoding.size(1) == columns,
        "an encoding of %d columns is needed, got %d",
        columns,
        encoding.size(1));
    return encoding.reshape(-1).index_select(0, index);
  }

  @Override
  public Tensor neighbours(Tensor x) {
    return Aggregation.sum(x, arcs);
  }

  @Override
  public Tensor degree(Tensor x) {
    return arcs.degree(x);
  }

  @Override
  public Tensor normalisedNeighbours(Tensor x) {
    Tensor in = arcs.degree(x).clamp_min_(Tensors.scalar(1)).rsqrt();
    Tensor out = arcs.transpose().degree(x).clamp_min_(Tensors.scalar(1)).rsqrt();
    Tensor weights = in.index_select(0, arcs.row()).mul(out.index_select(0, arcs.column()));
    return Aggregation.sum(x, arcs, weights);
  }

  @Override
  public Tensor sumPerNode(Tensor x) {
    return Segments.sum(x, nodes);
  }

  @Override
  public Tensor countPerNode(Tensor x) {
    return nodes.degree(x);
  }

  @Override
  public Sets sets() {
    throw new UnsupportedOperationException(
        "attention among nodes needs all columns of all nodes; use rows that leave none out");
  }

  /** The node of each pair as segments: rows are nodes, columns are pairs. */
  public Csr nodes() {
    return nodes;
  }
}
