package dev.erlangen.topology.complex;

import java.util.Arrays;
import java.util.List;

/** The cells of one rank: ascending node sets, one after the other, in a fixed order. */
final class Cells {
  private final int[] starts;
  private final int[] members;

  private Cells(int[] starts, int[] members) {
    this.starts = starts;
    this.members = members;
  }

  static Cells of(List<int[]> sets) {
    int[] starts = new int[sets.size() + 1];
    for (int i = 0; i < sets.size(); i++) {
      starts[i + 1] = starts[i] + sets.get(i).length;
    }
    int[] members = new int[starts[sets.size()]];
    for (int i = 0; i < sets.size(); i++) {
      System.arraycopy(sets.get(i), 0, members, starts[i], sets.get(i).length);
    }
    return new Cells(starts, members);
  }

  /** The nodes 0 .. n-1 as cells of one node each. */
  static Cells nodes(int n) {
    int[] starts = new int[n + 1];
    int[] members = new int[n];
    for (int i = 0; i < n; i++) {
      starts[i + 1] = i + 1;
      members[i] = i;
    }
    return new Cells(starts, members);
  }

  int count() {
    return starts.length - 1;
  }

  int size(int cell) {
    return starts[cell + 1] - starts[cell];
  }

  int node(int cell, int place) {
    return members[starts[cell] + place];
  }

  int[] get(int cell) {
    return Arrays.copyOfRange(members, starts[cell], starts[cell + 1]);
  }

  /** The cells, listed by their smallest node; entry v holds those that begin with v. */
  int[][] byFirstNode(int nodes) {
    int[] count = new int[nodes];
    for (int c = 0; c < count(); c++) {
      count[node(c, 0)]++;
    }
    int[][] out = new int[nodes][];
    for (int v = 0; v < nodes; v++) {
      out[v] = new int[count[v]];
    }
    for (int c = count() - 1; c >= 0; c--) {
      int v = node(c, 0);
      out[v][--count[v]] = c;
    }
    return out;
  }

  /** Whether all nodes of the cell are marked with {@code stamp}. */
  boolean inside(int cell, int[] marks, int stamp) {
    for (int k = starts[cell]; k < starts[cell + 1]; k++) {
      if (marks[members[k]] != stamp) {
        return false;
      }
    }
    return true;
  }
}
