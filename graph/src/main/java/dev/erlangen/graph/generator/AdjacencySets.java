package dev.erlangen.graph.generator;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A graph under construction whose edges come and go. */
final class AdjacencySets {
  private final List<Set<Integer>> neighbours = new ArrayList<>();

  AdjacencySets(int nodes) {
    for (int i = 0; i < nodes; i++) {
      neighbours.add(new HashSet<>());
    }
  }

  void add(int u, int v) {
    neighbours.get(u).add(v);
    neighbours.get(v).add(u);
  }

  void remove(int u, int v) {
    neighbours.get(u).remove(v);
    neighbours.get(v).remove(u);
  }

  boolean joined(int u, int v) {
    return neighbours.get(u).contains(v);
  }

  int degree(int u) {
    return neighbours.get(u).size();
  }

  Graph build() {
    Edges edges = new Edges(neighbours.size());
    for (int u = 0; u < neighbours.size(); u++) {
      for (int v : neighbours.get(u)) {
        if (u < v) {
          edges.add(u, v);
        }
      }
    }
    return edges.build();
  }
}
