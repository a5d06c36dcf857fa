package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;

/**
 * The target of the embedded data set: a lipophilicity-like score minus penalties, an exact
 * function of the molecular graph in the manner of ZINC's penalised logP, with numbers of its own.
 *
 * <p>{@code y = (atoms + rings - complexity - cycle - MEAN) / DEVIATION}, where
 *
 * <ul>
 *   <li>{@code atoms} sums a contribution per heavy atom, by element, charge, multiple bonds and
 *       heteroatom neighbours, and one per hydrogen ({@link #atom}): +0.10 on carbon, -0.30 else;
 *   <li>{@code rings} sums over a minimum cycle basis: sizes 3 to 8 give -0.9, 1.1, -1.2, 0.8,
 *       -1.5, 1.6, larger ones 0.5: the signs alternate because neighbouring sizes are what a
 *       message-passing network confuses, so that positional information pays;
 *   <li>{@code complexity = 0.35} per atom with three or more ring bonds {@code + 0.10} per bond
 *       beyond the second at an atom {@code + 0.15} per stereo centre;
 *   <li>{@code cycle = 0.5 max(0, longest ring of the basis - 6)}.
 * </ul>
 *
 * <p>The constants MEAN = 0.13 and DEVIATION = 2.93 bring the default data set near mean 0 and
 * deviation 1; they are part of the definition and do not depend on the data.
 *
 * @param atoms sum of atom contributions
 * @param rings sum of ring contributions
 * @param complexity penalty for fused rings, branches and stereo centres
 * @param cycle penalty for a ring longer than six
 */
public record PenalisedLogP(double atoms, double rings, double complexity, double cycle) {
  private static final double MEAN = 0.13;
  private static final double DEVIATION = 2.93;
  private static final double[] RING = {-0.9, 1.1, -1.2, 0.8, -1.5, 1.6};
  private static final double LARGE_RING = 0.5;

  /** Returns the parts of the score of a molecule with ZINC atom and bond types. */
  public static PenalisedLogP of(Graph molecule) {
    Check.that(
        molecule.nodeTypes().columns() == 1 && molecule.arcTypes().columns() == 1,
        "a molecule has one column of atom types and one of bond types, got %d and %d",
        molecule.nodeTypes().columns(),
        molecule.arcTypes().columns());
    RingSystem rings = RingSystem.of(molecule);
    double ringSum = 0;
    for (int size : rings.sizes()) {
      ringSum += ring(size);
    }
    double atomSum = 0;
    double complexity = 0;
    for (int atom = 0; atom < molecule.nodes(); atom++) {
      AtomType type = AtomType.of(molecule.nodeTypes().get(atom, 0));
      atomSum += atom(molecule, atom, type);
      complexity += rings.ringBonds(atom) >= 3 ? 0.35 : 0;
      complexity += 0.10 * Math.max(0, molecule.inDegree(atom) - 2);
      complexity += type.label().equals("C H1") ? 0.15 : 0;
    }
    return new PenalisedLogP(atomSum, ringSum, complexity, 0.5 * Math.max(0, rings.longest() - 6));
  }

  /** The target y. */
  public double value() {
    return (atoms + rings - complexity - cycle - MEAN) / DEVIATION;
  }

  /** Contribution of a ring of {@code size} atoms. */
  static double ring(int size) {
    return size - 3 < RING.length ? RING[size - 3] : LARGE_RING;
  }

  /** Contribution of an atom with its hydrogens. */
  static double atom(Graph molecule, int atom, AtomType type) {
    int bonds = 0;
    int hetero = 0;
    boolean multiple = false;
    for (int e = molecule.offset(atom); e < molecule.offset(atom + 1); e++) {
      int order = molecule.arcTypes().get(e, 0);
      bonds += order;
      multiple |= order > 1;
      String neighbour = AtomType.of(molecule.nodeTypes().get(molecule.source(e), 0)).element();
      hetero += neighbour.equals("C") ? 0 : 1;
    }
    int hydrogens = Valence.hydrogens(type, bonds);
    boolean carbon = type.element().equals("C");
    double perHydrogen = carbon ? 0.10 : -0.30;
    double heavy = carbon ? carbon(multiple, hetero) : heteroatom(type, multiple);
    return heavy + perHydrogen * hydrogens;
  }

  private static double carbon(boolean multiple, int hetero) {
    return (multiple ? 0.25 : 0.15) - 0.20 * hetero;
  }

  private static double heteroatom(AtomType type, boolean multiple) {
    if (type.charge() != 0) {
      return -0.80;
    }
    return switch (type.element()) {
      case "N" -> multiple ? -0.30 : -0.45;
      case "O" -> multiple ? -0.20 : -0.10;
      case "F" -> 0.35;
      case "Cl" -> 0.65;
      case "Br" -> 0.85;
      case "I" -> 1.05;
      case "S" -> multiple ? -0.40 : 0.55;
      default -> 0.20;
    };
  }
}
