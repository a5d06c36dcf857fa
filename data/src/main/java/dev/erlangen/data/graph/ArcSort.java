package dev.erlangen.data.graph;

import dev.erlangen.core.Check;

/**
 * Arcs brought into the one order that graphs and batches use: by destination, then by source.
 *
 * <p>Two counting passes (least significant key first) sort in O(nodes + arcs) without comparisons.
 *
 * @param sources sources in the new order
 * @param destinations destinations in the new order
 * @param offsets arcs into node v are {@code offsets[v] .. offsets[v + 1] - 1}
 * @param order the arc at position e was the arc {@code order[e]} of the input
 */
record ArcSort(int[] sources, int[] destinations, int[] offsets, int[] order) {

  static ArcSort of(int nodes, int[] sources, int[] destinations) {
    Check.that(nodes >= 1, "a graph must have at least 1 node, got %d", nodes);
    Check.that(
        sources.length == destinations.length,
        "every arc needs a source and a destination, got %d sources and %d destinations",
        sources.length,
        destinations.length);
    for (int e = 0; e < sources.length; e++) {
      inRange("source", e, sources[e], nodes);
      inRange("destination", e, destinations[e], nodes);
    }
    int arcs = sources.length;
    int[] identity = new int[arcs];
    for (int e = 0; e < arcs; e++) {
      identity[e] = e;
    }
    int[] bySource = new int[arcs];
    pass(identity, bySource, sources, new int[nodes + 1]);
    int[] order = new int[arcs];
    int[] offsets = new int[nodes + 1];
    pass(bySource, order, destinations, offsets);
    int[] sortedSources = new int[arcs];
    int[] sortedDestinations = new int[arcs];
    for (int e = 0; e < arcs; e++) {
      sortedSources[e] = sources[order[e]];
      sortedDestinations[e] = destinations[order[e]];
      if (e > 0
          && sortedSources[e] == sortedSources[e - 1]
          && sortedDestinations[e] == sortedDestinations[e - 1]) {
        throw new IllegalArgumentException(
            "arc %d -> %d is given twice; an undirected edge is given once, in either direction"
                .formatted(sortedSources[e], sortedDestinations[e]));
      }
    }
    return new ArcSort(sortedSources, sortedDestinations, offsets, order);
  }

  /** Stable counting sort of {@code from} into {@code to} by {@code key}; leaves the offsets. */
  private static void pass(int[] from, int[] to, int[] key, int[] offsets) {
    for (int item : from) {
      offsets[key[item] + 1]++;
    }
    for (int k = 1; k < offsets.length; k++) {
      offsets[k] += offsets[k - 1];
    }
    for (int item : from) {
      to[offsets[key[item]]++] = item;
    }
    System.arraycopy(offsets, 0, offsets, 1, offsets.length - 1);
    offsets[0] = 0;
  }

  private static void inRange(String end, int arc, int node, int nodes) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException(
          "%s of arc %d must be a node in [0, %d], got %d".formatted(end, arc, nodes - 1, node));
    }
  }
}
