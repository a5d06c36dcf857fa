package dev.erlangen.topology.lifting;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.ComplexBuilder;
import dev.erlangen.topology.complex.GraphEdges;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.CellComplex;
import java.util.List;

/**
 * A graph with cells of rank 2 and higher.
 *
 * @param graph nodes and edges
 * @param cells by rank from 2 on: nodes of every cell; those of rank 2 are in the order of the ring
 *     where the cell is one
 */
public record LiftedGraph(Graph graph, List<List<int[]>> cells) {
  public LiftedGraph {
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** The cells as sets. */
  public CombinatorialComplex complex() {
    ComplexBuilder builder = CombinatorialComplex.builder(graph.nodes());
    for (int[] edge : GraphEdges.of(graph)) {
      builder.cell(1, edge);
    }
    for (int r = 0; r < cells.size(); r++) {
      for (int[] cell : cells.get(r)) {
        builder.cell(r + 2, cell);
      }
    }
    return builder.build();
  }

  /** The cells of rank 2 as faces with a boundary; only of rings and of cliques. */
  public CellComplex rings() {
    return CellComplex.of(
        graph.nodes(), GraphEdges.of(graph), cells.isEmpty() ? List.of() : cells.get(0));
  }

  /** The complex with the types of atoms, bonds and the targets of the graph. */
  public TypedComplex typed() {
    int[] arcs = GraphEdges.of(graph).stream().mapToInt(e -> graph.arc(e[0], e[1])).toArray();
    IntTable edges = graph.arcTypes().gather(arcs);
    return new TypedComplex(complex(), graph.nodeTypes(), edges, graph.targets());
  }
}
