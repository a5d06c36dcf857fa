package dev.erlangen.topology.complex;

import java.util.Arrays;

/**
 * Which cells of one rank lie inside which of a higher rank, as sets of nodes.
 *
 * @param inside for every high cell the low cells in it, ascending
 * @param around for every low cell the high cells around it, ascending
 */
record Containment(int[][] inside, int[][] around) {

  static Containment of(int nodes, Cells low, Cells high) {
    int[] marks = new int[nodes];
    Arrays.fill(marks, -1);
    int[][] first = low.byFirstNode(nodes);
    int[][] inside = new int[high.count()][];
    int[] counts = new int[low.count()];
    int[] found = new int[low.count()];
    for (int y = 0; y < inside.length; y++) {
      int size = high.size(y);
      for (int k = 0; k < size; k++) {
        marks[high.node(y, k)] = y;
      }
      int n = 0;
      for (int k = 0; k < size; k++) {
        for (int x : first[high.node(y, k)]) {
          if (low.inside(x, marks, y)) {
            found[n++] = x;
            counts[x]++;
          }
        }
      }
      inside[y] = Arrays.copyOf(found, n);
      Arrays.sort(inside[y]);
    }
    return new Containment(inside, turned(inside, counts));
  }

  private static int[][] turned(int[][] inside, int[] counts) {
    int[][] around = new int[counts.length][];
    for (int x = 0; x < counts.length; x++) {
      around[x] = new int[counts[x]];
    }
    for (int y = inside.length - 1; y >= 0; y--) {
      for (int x : inside[y]) {
        around[x][--counts[x]] = y;
      }
    }
    return around;
  }

  Neighbourhood incidence() {
    int size = Arrays.stream(inside).mapToInt(c -> c.length).sum();
    int[] from = new int[size];
    int[] to = new int[size];
    int at = 0;
    for (int y = 0; y < inside.length; y++) {
      for (int x : inside[y]) {
        from[at] = x;
        to[at++] = y;
      }
    }
    return new Neighbourhood(from, to, new int[0]);
  }

  /** Low cells that share a high cell. */
  Neighbourhood adjacency() {
    return pairs(inside);
  }

  /** High cells that share a low cell. */
  Neighbourhood coadjacency() {
    return pairs(around);
  }

  /** All ordered pairs of different cells within every list, with the number of the list. */
  private static Neighbourhood pairs(int[][] lists) {
    int size =
        Arrays.stream(lists).mapToInt(l -> l.length * (l.length - 1)).reduce(0, Math::addExact);
    int[] from = new int[size];
    int[] to = new int[size];
    int[] bridge = new int[size];
    int at = 0;
    for (int b = 0; b < lists.length; b++) {
      for (int x : lists[b]) {
        for (int y : lists[b]) {
          if (x != y) {
            from[at] = x;
            to[at] = y;
            bridge[at++] = b;
          }
        }
      }
    }
    return new Neighbourhood(from, to, bridge);
  }
}
