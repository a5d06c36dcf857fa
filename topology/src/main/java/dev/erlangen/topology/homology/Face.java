package dev.erlangen.topology.homology;

/** What can be done with the sides of a face. */
final class Face {
  private Face() {}

  /** Takes the ends of a side, in the direction of the face. */
  interface Side {
    void accept(int from, int to);
  }

  /** Goes once around a face. */
  static void around(int[] cycle, Side side) {
    for (int i = 0; i < cycle.length; i++) {
      side.accept(cycle[i], cycle[(i + 1) % cycle.length]);
    }
  }
}
