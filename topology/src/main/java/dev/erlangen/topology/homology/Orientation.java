package dev.erlangen.topology.homology;

import java.util.Arrays;

/** Tries to turn the faces of a complex so that they agree across every edge. */
final class Orientation {
  private final CellComplex complex;
  private final int[][] faces;
  private final int[][] directions;
  private final int[] counts;

  private Orientation(CellComplex complex) {
    this.complex = complex;
    faces = new int[complex.edges()][2];
    directions = new int[complex.edges()][2];
    counts = new int[complex.edges()];
    for (int f = 0; f < complex.faces(); f++) {
      int number = f;
      Face.around(complex.face(f), (u, v) -> meet(complex.edge(u, v), number, u < v ? 1 : -1));
    }
  }

  private void meet(int edge, int face, int direction) {
    if (counts[edge] < 2) {
      faces[edge][counts[edge]] = face;
      directions[edge][counts[edge]] = direction;
    }
    counts[edge]++;
  }

  static Orientation of(CellComplex complex) {
    return new Orientation(complex);
  }

  boolean isClosed() {
    return Arrays.stream(counts).allMatch(c -> c == 2);
  }

  int mostFaces() {
    return Arrays.stream(counts).max().orElse(0);
  }

  boolean isPossible() {
    for (int e = 0; e < counts.length; e++) {
      if (counts[e] > 2) {
        throw new IllegalArgumentException(
            "orientability is defined where every edge lies in at most two faces; edge %d lies in %d"
                .formatted(e, counts[e]));
      }
    }
    int[] sign = new int[complex.faces()];
    int[] queue = new int[sign.length];
    for (int start = 0; start < sign.length; start++) {
      if (sign[start] == 0) {
        sign[start] = 1;
        queue[0] = start;
        if (!spread(sign, queue)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean spread(int[] sign, int[] queue) {
    int end = 1;
    for (int at = 0; at < end; at++) {
      int[] face = complex.face(queue[at]);
      for (int i = 0; i < face.length; i++) {
        int e = complex.edge(face[i], face[(i + 1) % face.length]);
        if (counts[e] == 2) {
          int self = faces[e][0] == queue[at] ? 0 : 1;
          int other = faces[e][1 - self];
          int wanted = -sign[queue[at]] * directions[e][self] * directions[e][1 - self];
          if (sign[other] == 0) {
            sign[other] = wanted;
            queue[end++] = other;
          } else if (sign[other] != wanted) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
