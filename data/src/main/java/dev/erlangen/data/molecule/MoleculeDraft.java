package dev.erlangen.data.molecule;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import java.util.Arrays;
import java.util.Random;

/** A molecule under construction; every bond is paid for with free valence, so none is exceeded. */
final class MoleculeDraft {
  private int atoms;
  private int bonds;
  private int[] types = new int[64];
  private int[] free = new int[64];
  private int[] degree = new int[64];
  private int[] u = new int[64];
  private int[] v = new int[64];
  private int[] order = new int[64];

  int atoms() {
    return atoms;
  }

  int bonds() {
    return bonds;
  }

  /** Adds an atom with {@code valence} bonds to spend and returns its number. */
  int atom(AtomType type, int valence) {
    if (atoms == types.length) {
      types = Arrays.copyOf(types, 2 * atoms);
      free = Arrays.copyOf(free, 2 * atoms);
      degree = Arrays.copyOf(degree, 2 * atoms);
    }
    types[atoms] = type.id();
    free[atoms] = valence;
    return atoms++;
  }

  /** Adds an atom of the element with its lowest normal valence. */
  int atom(String element) {
    AtomType type = AtomType.of(element);
    return atom(type, Valence.hydrogens(type, 0));
  }

  void bond(int a, int b, int bondOrder) {
    if (free[a] < bondOrder || free[b] < bondOrder) {
      throw new IllegalStateException("no free valence for a bond of order " + bondOrder);
    }
    if (bonds == u.length) {
      u = Arrays.copyOf(u, 2 * bonds);
      v = Arrays.copyOf(v, 2 * bonds);
      order = Arrays.copyOf(order, 2 * bonds);
    }
    free[a] -= bondOrder;
    free[b] -= bondOrder;
    degree[a]++;
    degree[b]++;
    u[bonds] = a;
    v[bonds] = b;
    order[bonds++] = bondOrder;
  }

  int free(int atom) {
    return free[atom];
  }

  int first(int bond) {
    return u[bond];
  }

  int second(int bond) {
    return v[bond];
  }

  int order(int bond) {
    return order[bond];
  }

  boolean isCarbon(int atom) {
    return types[atom] == 0;
  }

  /** A uniformly drawn atom that can still take a bond of {@code bondOrder}, or -1. */
  int site(Random random, int bondOrder, boolean carbonOnly) {
    int[] sites = new int[atoms];
    int count = 0;
    for (int a = 0; a < atoms; a++) {
      if (free[a] >= bondOrder && (isCarbon(a) || !carbonOnly)) {
        sites[count++] = a;
      }
    }
    return count == 0 ? -1 : sites[random.nextInt(count)];
  }

  /**
   * Returns the molecule; of the saturated CH with three heavy neighbours the given share is
   * labelled as stereo centre ({@code C H1}), as such atoms are in ZINC.
   */
  Graph finish(Random random, double stereo) {
    boolean[] saturated = new boolean[atoms];
    Arrays.fill(saturated, true);
    for (int b = 0; b < bonds; b++) {
      saturated[u[b]] &= order[b] == 1;
      saturated[v[b]] &= order[b] == 1;
    }
    int[] labels = Arrays.copyOf(types, atoms);
    int centre = AtomType.of("C H1").id();
    for (int a = 0; a < atoms; a++) {
      if (isCarbon(a)
          && saturated[a]
          && degree[a] == 3
          && free[a] == 1
          && random.nextDouble() < stereo) {
        labels[a] = centre;
      }
    }
    return Graph.undirected(
            atoms,
            Arrays.copyOf(u, bonds),
            Arrays.copyOf(v, bonds),
            IntTable.column(Arrays.copyOf(order, bonds)),
            RealTable.none(bonds))
        .withNodeTypes(IntTable.column(labels));
  }
}
