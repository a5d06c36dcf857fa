package dev.erlangen.graph.generator;

import dev.erlangen.data.graph.Graph;
import java.util.random.RandomGenerator;

/**
 * Joins random half-edges that belong to different, not yet joined nodes, and starts again when
 * none is left that may be joined.
 */
final class RegularPairing {
  private final int nodes;
  private final int degree;
  private final RandomGenerator random;

  RegularPairing(int nodes, int degree, RandomGenerator random) {
    this.nodes = nodes;
    this.degree = degree;
    this.random = random;
  }

  Graph sample() {
    // The complement of a sparse regular graph: pairing seldom succeeds at high degree.
    if (degree > nodes / 2) {
      return Products.complement(new RegularPairing(nodes, nodes - 1 - degree, random).sample());
    }
    while (true) {
      AdjacencySets sets = new AdjacencySets(nodes);
      if (attempt(sets)) {
        return sets.build();
      }
    }
  }

  private boolean attempt(AdjacencySets sets) {
    int[] halves = new int[nodes * degree];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = i / degree;
    }
    int left = halves.length;
    int misses = 0;
    while (left > 0) {
      int i = random.nextInt(left);
      int j = random.nextInt(left);
      int u = halves[i];
      int v = halves[j];
      if (u != v && !sets.joined(u, v)) {
        sets.add(u, v);
        int high = Math.max(i, j);
        int low = Math.min(i, j);
        halves[high] = halves[--left];
        halves[low] = halves[--left];
        misses = 0;
      } else if (++misses > 20 && !possible(halves, left, sets)) {
        return false;
      }
    }
    return true;
  }

  private static boolean possible(int[] halves, int left, AdjacencySets sets) {
    for (int i = 0; i < left; i++) {
      for (int j = 0; j < i; j++) {
        if (halves[i] != halves[j] && !sets.joined(halves[i], halves[j])) {
          return true;
        }
      }
    }
    return false;
  }
}
