package dev.erlangen.topology.complex;

import java.util.Arrays;

/** Marks of pairs of cells, from which subcomplex networks start. */
public enum Marks {
  /** How far the low cell is from the high cell. */
  DISTANCE,
  /** 1 if the low cell lies in the high cell, else 0. */
  BINARY;

  /** The mark of a pair without a way from one to the other. */
  public static final int UNREACHABLE = 1001;

  /** Marks at {@code x · count(high) + y}. */
  public int[] of(CombinatorialComplex complex, int low, int high) {
    return this == DISTANCE ? complex.distances(low, high) : membership(complex, low, high);
  }

  private static int[] membership(CombinatorialComplex complex, int low, int high) {
    int columns = complex.count(high);
    int[] out = new int[Math.multiplyExact(complex.count(low), columns)];
    Neighbourhood pairs = complex.incidence(low, high);
    for (int e = 0; e < pairs.size(); e++) {
      out[pairs.from()[e] * columns + pairs.to()[e]] = 1;
    }
    return out;
  }

  /** Breadth-first search from every high cell at once over its low cells. */
  static int[] distances(CombinatorialComplex complex, int low, int high) {
    int rows = complex.count(low);
    int columns = complex.count(high);
    int[][] steps = lists(complex.adjacency(low, low + 1), rows);
    Neighbourhood pairs = complex.incidence(low, high);
    int[][] inside = lists(pairs.to(), pairs.from(), columns);
    int[] out = new int[Math.multiplyExact(rows, columns)];
    Arrays.fill(out, UNREACHABLE);
    int[] queue = new int[rows];
    for (int y = 0; y < columns; y++) {
      int end = 0;
      for (int x : inside[y]) {
        out[x * columns + y] = 0;
        queue[end++] = x;
      }
      for (int at = 0; at < end; at++) {
        int next = out[queue[at] * columns + y] + 1;
        for (int x : steps[queue[at]]) {
          if (out[x * columns + y] == UNREACHABLE) {
            out[x * columns + y] = next;
            queue[end++] = x;
          }
        }
      }
    }
    return out;
  }

  private static int[][] lists(Neighbourhood n, int count) {
    return lists(n.from(), n.to(), count);
  }

  private static int[][] lists(int[] key, int[] value, int count) {
    int[] sizes = new int[count];
    for (int k : key) {
      sizes[k]++;
    }
    int[][] out = new int[count][];
    for (int k = 0; k < count; k++) {
      out[k] = new int[sizes[k]];
    }
    for (int e = 0; e < key.length; e++) {
      out[key[e]][--sizes[key[e]]] = value[e];
    }
    return out;
  }
}
