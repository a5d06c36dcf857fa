package dev.erlangen.topology.mcn;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * A layered directed graph whose nodes are cochain types and whose edges are the linear maps
 * between the types of consecutive layers. The first layer holds the inputs.
 *
 * @param layers types by layer
 * @param edges for every layer but the last the maps to the next one
 */
public record TensorDiagram(List<List<CochainType>> layers, List<List<Edge>> edges) {
  public TensorDiagram {
    layers = layers.stream().map(List::copyOf).toList();
    edges = edges.stream().map(List::copyOf).toList();
    Check.that(layers.size() >= 2, "a diagram needs at least two layers, got %d", layers.size());
    Check.that(
        edges.size() == layers.size() - 1,
        "%d layers have %d steps between them, got %d",
        layers.size(),
        layers.size() - 1,
        edges.size());
    for (int l = 0; l < edges.size(); l++) {
      for (Edge e : edges.get(l)) {
        Check.between("source of an edge", e.from, 0, layers.get(l).size() - 1L);
        Check.between("target of an edge", e.to, 0, layers.get(l + 1).size() - 1L);
      }
    }
  }

  /** A map from one type of a layer to one of the next, by their places. */
  public record Edge(int from, int to) {}

  /** All maps between consecutive layers. */
  public static TensorDiagram full(List<List<CochainType>> layers) {
    List<List<Edge>> edges = new ArrayList<>();
    for (int l = 0; l + 1 < layers.size(); l++) {
      List<Edge> step = new ArrayList<>();
      for (int i = 0; i < layers.get(l).size(); i++) {
        for (int j = 0; j < layers.get(l + 1).size(); j++) {
          step.add(new Edge(i, j));
        }
      }
      edges.add(step);
    }
    return new TensorDiagram(layers, edges);
  }
}
