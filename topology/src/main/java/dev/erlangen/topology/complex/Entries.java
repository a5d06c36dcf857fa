package dev.erlangen.topology.complex;

import java.util.Arrays;

/** Entries of a neighbourhood as they are found. */
final class Entries {
  private static final int FIRST = 1024;

  private int[] from = new int[FIRST];
  private int[] to = new int[FIRST];
  private int[] bridge = new int[FIRST];
  private int size;

  void add(int source, int target, int through) {
    if (size == from.length) {
      int more = Math.multiplyExact(size, 2);
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
      bridge = Arrays.copyOf(bridge, more);
    }
    from[size] = source;
    to[size] = target;
    bridge[size++] = through;
  }

  int[] from() {
    return Arrays.copyOf(from, size);
  }

  int[] to() {
    return Arrays.copyOf(to, size);
  }

  int[] bridge() {
    return Arrays.copyOf(bridge, size);
  }
}
