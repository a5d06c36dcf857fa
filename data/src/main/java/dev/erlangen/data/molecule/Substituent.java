package dev.erlangen.data.molecule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * An acyclic group written as SMILES, attached by its first atom; {@code *} marks where a linker
 * continues.
 *
 * @param smiles text over {@code C N O S F I Cl Br [label] = # ( ) *}
 * @param bond order of the bond to the rest of the molecule
 * @param size number of heavy atoms
 */
record Substituent(String smiles, int bond, int size) {
  static final List<Substituent> TERMINAL =
      List.of(
          of("C", 1),
          of("C", 1),
          of("CC", 1),
          of("F", 1),
          of("Cl", 1),
          of("Br", 1),
          of("I", 1),
          of("O", 1),
          of("OC", 1),
          of("O", 2),
          of("O", 2),
          of("C(F)(F)F", 1),
          of("C#N", 1),
          of("[N +](=O)[O -]", 1),
          of("N", 1),
          of("N(C)C", 1),
          of("[N H3 +]", 1),
          of("C(=O)[O -]", 1),
          of("C(=O)N", 1),
          of("C(C)C", 1),
          of("C(C)(C)C", 1),
          of("SC", 1),
          of("C#C", 1));
  static final List<Substituent> LINKER =
      List.of(
          of("C*", 1),
          of("CC*", 1),
          of("CCC*", 1),
          of("O*", 1),
          of("N*", 1),
          of("S*", 1),
          of("OC*", 1),
          of("NC*", 1),
          of("C(=O)N*", 1),
          of("NC(=O)*", 1),
          of("C(=O)O*", 1),
          of("C(=O)*", 1),
          of("S(=O)(=O)N*", 1),
          of("NC(=O)N*", 1),
          of("C=C*", 1),
          of("C#C*", 1),
          of("C[N H2 +]C*", 1));

  private static Substituent of(String smiles, int bond) {
    int size = 0;
    boolean inside = false;
    for (int i = 0; i < smiles.length(); i++) {
      char c = smiles.charAt(i);
      inside = c == '[' || (inside && c != ']');
      size += c == '[' || (!inside && Character.isUpperCase(c)) ? 1 : 0;
    }
    return new Substituent(smiles, bond, size);
  }

  static Substituent draw(Random random, List<Substituent> from) {
    return from.get(random.nextInt(from.size()));
  }

  boolean startsWithCarbon() {
    return smiles.startsWith("C") && !smiles.startsWith("Cl");
  }

  /** Bonds the group to {@code site}; returns the atom at the star. */
  int attach(MoleculeDraft draft, int site) {
    Deque<Integer> open = new ArrayDeque<>();
    int at = site;
    int order = bond;
    int exit = site;
    for (int i = 0; i < smiles.length(); ) {
      char c = smiles.charAt(i);
      i++;
      switch (c) {
        case '(' -> open.push(at);
        case ')' -> at = open.pop();
        case '=' -> order = 2;
        case '#' -> order = 3;
        case '*' -> exit = at;
        default -> {
          int end = c == '[' ? smiles.indexOf(']', i) : i;
          while (c != '[' && end < smiles.length() && Character.isLowerCase(smiles.charAt(end))) {
            end++;
          }
          int next =
              atom(draft, c == '[' ? smiles.substring(i, end) : smiles.substring(i - 1, end));
          draft.bond(at, next, order);
          i = c == '[' ? end + 1 : end;
          at = next;
          order = 1;
        }
      }
    }
    return exit;
  }

  private int atom(MoleculeDraft draft, String label) {
    return switch (label) {
      case "S" -> draft.atom(AtomType.of(label), smiles.startsWith("S(=O)(=O)") ? 6 : 2);
      case "N +" -> draft.atom(AtomType.of(label), 4);
      case "O -", "N H3 +" -> draft.atom(AtomType.of(label), 1);
      case "N H2 +" -> draft.atom(AtomType.of(label), 2);
      default -> draft.atom(label);
    };
  }
}
