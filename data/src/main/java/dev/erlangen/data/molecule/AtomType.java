package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the 28 atom labels of the ZINC benchmark, in the benchmark's order: element, hydrogens
 * written explicitly in SMILES, sign of the charge.
 *
 * <p>Labels without hydrogens and charge stand for atoms whose hydrogens follow from the normal
 * valence; all others state their hydrogens exactly.
 *
 * @param id position in the vocabulary, the number stored as node type
 * @param label text form, for example {@code N H1 +}
 * @param element chemical symbol
 * @param hydrogens explicit hydrogens
 * @param charge formal charge
 */
public record AtomType(int id, String label, String element, int hydrogens, int charge) {
  private static final String LABELS =
      "C,O,N,F,C H1,S,Cl,O -,N H1 +,Br,N H3 +,N H2 +,N +,N -,S -,I,P,O H1 +,N H1 -,O +,S +,P H1,"
          + "P H2,C H2 -,P +,S H1 +,C H1 -,P H1 +";

  private static final List<AtomType> ALL = all(LABELS.split(",", -1));

  /** Returns the vocabulary in order of the ids. */
  public static List<AtomType> vocabulary() {
    return ALL;
  }

  /** Returns the type with the given id. */
  public static AtomType of(int id) {
    Check.between("atom type", id, 0, ALL.size() - 1);
    return ALL.get(id);
  }

  /** Returns the type with the given label; an unknown one is named together with the known. */
  public static AtomType of(String label) {
    for (AtomType type : ALL) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    List<String> known = ALL.stream().map(AtomType::label).toList();
    throw new IllegalArgumentException(
        "atom label '%s' is not in the vocabulary %s%s"
            .formatted(label, known, Nearest.hint(label, known)));
  }

  /** Returns the label of an atom with these properties; charges beyond one keep only the sign. */
  public static String label(String element, int hydrogens, int charge) {
    return element
        + (hydrogens > 0 ? " H" + hydrogens : "")
        + (charge > 0 ? " +" : charge < 0 ? " -" : "");
  }

  /** Whether hydrogens follow from the valence, because the label states none. */
  boolean implicitHydrogens() {
    return hydrogens == 0 && charge == 0;
  }

  private static List<AtomType> all(String[] labels) {
    List<AtomType> types = new ArrayList<>();
    for (String label : labels) {
      String[] words = label.split(" ", -1);
      int hydrogens = 0;
      int charge = 0;
      for (int i = 1; i < words.length; i++) {
        switch (words[i].charAt(0)) {
          case 'H' -> hydrogens = words[i].charAt(1) - '0';
          case '+' -> charge = 1;
          default -> charge = -1;
        }
      }
      types.add(new AtomType(types.size(), label, words[0], hydrogens, charge));
    }
    return List.copyOf(types);
  }
}
