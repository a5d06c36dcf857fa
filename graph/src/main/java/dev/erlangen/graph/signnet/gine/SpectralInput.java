package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.PackedRows;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of graphs with all their eigenpairs; M = Σ n² pairs (node, eigenvector), those of a node
 * consecutive in ascending eigenvalue.
 *
 * @param graph the graphs
 * @param nodes categories (N, c) int64, or real features (N, F)
 * @param arcs categories (E, c) int64, or real features (E, F), in the order of the batch
 * @param vectors entry of each pair, (M)
 * @param values eigenvalue of each pair, (M)
 * @param rows sums over neighbours within a column
 * @param tokens the pairs of each node
 */
public record SpectralInput(
    GraphBatch graph,
    Tensor nodes,
    Tensor arcs,
    Tensor vectors,
    Tensor values,
    PackedRows rows,
    NodeTokens tokens) {
  public SpectralInput {
    Check.that(
        vectors.numel() == rows.pairs() && values.numel() == rows.pairs(),
        "%d pairs need as many entries and eigenvalues, got %d and %d",
        rows.pairs(),
        vectors.numel(),
        values.numel());
  }

  /**
   * Prepares a batch.
   *
   * @param vectors the n × n eigenvectors of each graph (row = node, column = eigenvector), row
   *     after row, graph after graph
   * @param eigenvalues n per graph, graph after graph
   */
  public static SpectralInput of(
      GraphBatch graph, Tensor nodes, Tensor arcs, Tensor vectors, Tensor eigenvalues) {
    long largest = graph.sizes().max().item_long();
    PackedRows rows = PackedRows.of(graph, Math.toIntExact(largest));
    Csr segments = rows.nodes();
    Tensor first = graph.pointers().index_select(0, graph.graphOf()); // (N) first node of the graph
    Tensor place =
        org.bytedeco
            .pytorch
            .global
            .torch
            .arange(Tensors.scalar(rows.pairs()), segments.row().options())
            .sub(segments.pointer().index_select(0, segments.row()));
    Tensor column = first.index_select(0, segments.row()).add(place); // (M)
    return new SpectralInput(
        graph,
        nodes,
        arcs,
        vectors,
        eigenvalues.index_select(0, column),
        rows,
        NodeTokens.of(segments));
  }

  /** Returns the same batch with other eigenvectors. */
  public SpectralInput withVectors(Tensor other) {
    return new SpectralInput(graph, nodes, arcs, other, values, rows, tokens);
  }
}
