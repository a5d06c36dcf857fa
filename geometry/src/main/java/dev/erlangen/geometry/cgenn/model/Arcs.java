package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * Messages between nodes: arc e carries one from node {@code columns[e]} to node {@code rows[e]}.
 * Where every node sends and receives equally many, sums are plain reductions of sorted arcs;
 * others live no longer than the scope they are made in.
 */
public final class Arcs {
  private final ArcEnds rows;
  private final ArcEnds columns;

  private Arcs(ArcEnds rows, ArcEnds columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The arcs of a graph.
   *
   * @throws IllegalArgumentException if the lengths differ or a node is out of range
   */
  public static Arcs of(int nodes, int[] rows, int[] columns) {
    Check.that(
        rows.length == columns.length,
        "every arc needs two ends, got %d rows and %d columns",
        rows.length,
        columns.length);
    for (int e = 0; e < rows.length; e++) {
      Check.between("row of arc " + e, rows[e], 0, nodes - 1L);
      Check.between("column of arc " + e, columns[e], 0, nodes - 1L);
    }
    return new Arcs(ArcEnds.of(nodes, rows), ArcEnds.of(nodes, columns));
  }

  /** The arcs of {@code graphs} copies of one graph, whose nodes follow each other. */
  public static Arcs repeated(int graphs, int nodes, int[] rows, int[] columns) {
    int e = rows.length;
    Check.that(e == columns.length, "every arc needs two ends, got %d and %d", e, columns.length);
    for (int i = 0; i < e; i++) {
      Check.between("row of arc " + i, rows[i], 0, nodes - 1L);
      Check.between("column of arc " + i, columns[i], 0, nodes - 1L);
    }
    int[] allRows = new int[graphs * e];
    int[] allColumns = new int[graphs * e];
    for (int i = 0; i < allRows.length; i++) {
      allRows[i] = i / e * nodes + rows[i % e];
      allColumns[i] = i / e * nodes + columns[i % e];
    }
    return of(graphs * nodes, allRows, allColumns);
  }

  /** All ordered pairs of different nodes, first node first, in each of {@code graphs} graphs. */
  public static Arcs complete(int graphs, int nodes) {
    int[] rows = new int[nodes * (nodes - 1)];
    int[] columns = new int[rows.length];
    for (int i = 0, e = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        if (i != j) {
          rows[e] = i;
          columns[e++] = j;
        }
      }
    }
    return repeated(graphs, nodes, rows, columns);
  }

  /** These arcs on a device. */
  public Arcs to(Device device) {
    return new Arcs(rows.to(device), columns.to(device));
  }

  /** Number of nodes. */
  public long nodes() {
    return rows.nodes();
  }

  /** Number of arcs. */
  public long count() {
    return rows.at().size(0);
  }

  /** What the receivers have, (N, …, K) to (E, …, K), blade by blade. */
  public Tensor atRows(Tensor x) {
    return gather(x, rows);
  }

  /** What the senders have, (N, …, K) to (E, …, K), blade by blade. */
  public Tensor atColumns(Tensor x) {
    return gather(x, columns);
  }

  private Tensor gather(Tensor x, ArcEnds ends) {
    Tensor blades = x.permute(2, 0, 1); // (K, N, C)
    Tensor value = NoGrad.get(() -> blades.index_select(1, ends.at()));
    return CustomGradient.attach(
            CustomGradient.Order.ANY,
            value,
            List.of(blades),
            List.of((g, saved) -> ends.sum(g)),
            List.of())
        .permute(1, 2, 0);
  }

  /** Means over the arcs of every receiver, (E, C, K) to (N, C, K); 0 without arcs. */
  public Tensor meanAtRows(Tensor x) {
    Tensor blades = x.permute(2, 0, 1);
    return rows.irregular() == null
        ? rows.sum(blades).div(Tensors.scalar(rows.degree())).permute(1, 2, 0)
        : Aggregation.mean(blades.transpose(0, 1).contiguous(), rows.irregular()).transpose(1, 2);
  }
}
