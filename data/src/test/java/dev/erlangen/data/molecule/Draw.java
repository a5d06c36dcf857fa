package dev.erlangen.data.molecule;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import java.util.Arrays;

/** Molecules for tests, written as atom labels and bonds "u-v", "u=v", "u#v". */
final class Draw {
  private Draw() {}

  static Graph molecule(String atoms, String bonds) {
    int[] types = Arrays.stream(atoms.split(",", -1)).mapToInt(l -> AtomType.of(l).id()).toArray();
    String[] words = bonds.isEmpty() ? new String[0] : bonds.split(" ", -1);
    int[] u = new int[words.length];
    int[] v = new int[words.length];
    int[] order = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      String[] ends = words[i].split("[-=#]", -1);
      u[i] = Integer.parseInt(ends[0]);
      v[i] = Integer.parseInt(ends[1]);
      order[i] = words[i].contains("=") ? 2 : words[i].contains("#") ? 3 : 1;
    }
    return Graph.undirected(types.length, u, v, IntTable.column(order), RealTable.none(u.length))
        .withNodeTypes(IntTable.column(types));
  }
}
