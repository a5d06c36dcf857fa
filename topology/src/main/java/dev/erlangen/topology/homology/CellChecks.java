package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import java.util.Arrays;

/** What edges and faces must be. */
final class CellChecks {
  private CellChecks() {}

  static void edge(int nodes, int[] edge) {
    Check.that(
        edge.length == 2 && edge[0] != edge[1],
        "an edge has two nodes, got %s",
        Arrays.toString(edge));
    known(nodes, edge, "edge");
  }

  static void face(int nodes, int[] face) {
    known(nodes, face, "face");
    Check.that(
        face.length >= 3 && Arrays.stream(face).distinct().count() == face.length,
        "a face is a cycle of at least three different nodes, got %s",
        Arrays.toString(face));
  }

  private static void known(int nodes, int[] cell, String what) {
    for (int v : cell) {
      if (v < 0 || v >= nodes) {
        throw new IllegalArgumentException(
            "%s %s: node %d is unknown, the complex has the nodes 0 to %d"
                .formatted(what, Arrays.toString(cell), v, nodes - 1));
      }
    }
  }
}
