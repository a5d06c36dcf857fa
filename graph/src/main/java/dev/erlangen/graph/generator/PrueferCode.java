package dev.erlangen.graph.generator;

import dev.erlangen.data.graph.Graph;

/** The bijection between labelled trees on n nodes and sequences of n - 2 nodes (Prüfer 1918). */
final class PrueferCode {
  private PrueferCode() {}

  /** Joins the smallest leaf to the next node of the code, again and again; O(n). */
  static Graph decode(int n, int[] code) {
    Edges edges = new Edges(n);
    int[] remaining = new int[n];
    for (int node : code) {
      remaining[node]++;
    }
    int pointer = 0;
    while (remaining[pointer] > 0) {
      pointer++;
    }
    int leaf = pointer;
    for (int parent : code) {
      edges.add(leaf, parent);
      if (--remaining[parent] == 0 && parent < pointer) {
        leaf = parent;
      } else {
        do {
          pointer++;
        } while (remaining[pointer] > 0);
        leaf = pointer;
      }
    }
    return n == 1 ? edges.build() : edges.add(leaf, n - 1).build();
  }
}
