package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;

/**
 * Normal valences, implicit hydrogens, and the check that a molecular graph obeys them.
 *
 * <p>Neutral atoms without explicit hydrogens fill up to the smallest normal valence not below the
 * sum of their bond orders: C 4, N 3 or 5, O 2, S 2, 4 or 6, P 3 or 5, halogens 1. Others have the
 * hydrogens of their label and must reach a normal valence exactly, shifted by the charge.
 */
public final class Valence {
  private Valence() {}

  /** Number of hydrogens on an atom whose bond orders to heavy atoms sum to {@code bonds}. */
  public static int hydrogens(AtomType type, int bonds) {
    if (!type.implicitHydrogens()) {
      return type.hydrogens();
    }
    for (int valence : normal(type)) {
      if (bonds <= valence) {
        return valence - bonds;
      }
    }
    return 0;
  }

  /** Sum of the bond orders at {@code atom}. */
  public static int bonds(Graph molecule, int atom) {
    int sum = 0;
    for (int e = molecule.offset(atom); e < molecule.offset(atom + 1); e++) {
      sum += molecule.arcTypes().get(e, 0);
    }
    return sum;
  }

  /** Whether an atom may have bond orders that sum to {@code bonds}. */
  public static boolean allows(AtomType type, int bonds) {
    for (int valence : normal(type)) {
      int free = valence - bonds - type.hydrogens();
      if (free == 0 || (free > 0 && type.implicitHydrogens())) {
        return true;
      }
    }
    return false;
  }

  /** Fails, naming the atom, unless every atom of the molecule has an allowed valence. */
  public static void check(Graph molecule) {
    for (int atom = 0; atom < molecule.nodes(); atom++) {
      AtomType type = AtomType.of(molecule.nodeTypes().get(atom, 0));
      int bonds = bonds(molecule, atom);
      Check.that(
          allows(type, bonds),
          "atom %d (%s) must not have bond orders that sum to %d",
          atom,
          type.label(),
          bonds);
    }
  }

  /** Normal valences, ascending, with the shift by the charge. */
  private static int[] normal(AtomType type) {
    int charge = type.charge();
    return switch (type.element()) {
      case "C" -> new int[] {4 - Math.abs(charge)};
      case "N" -> charge == 0 ? new int[] {3, 5} : new int[] {3 + charge};
      case "O" -> new int[] {2 + charge};
      case "S" ->
          charge == 0 ? new int[] {2, 4, 6} : charge > 0 ? new int[] {3, 5} : new int[] {1, 3, 5};
      case "P" -> charge == 0 ? new int[] {3, 5} : new int[] {3 + charge};
      default -> new int[] {1 + charge};
    };
  }
}
