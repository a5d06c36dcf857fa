package dev.erlangen.data.molecule;

import dev.erlangen.data.graph.Graph;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A service that reads SMILES into graphs with {@link AtomType} and {@link BondType} numbers, as
 * the molecules of ZINC are given: kekulised, without hydrogens, atoms in the order of the text.
 */
public interface MoleculeParser {
  /**
   * Returns the molecular graph of {@code smiles}, without target.
   *
   * @throws IllegalArgumentException if the text is not SMILES or has an atom outside the
   *     vocabulary
   */
  Graph parse(String smiles);

  /** Returns the parser on the class path, if there is one. */
  static Optional<MoleculeParser> find() {
    return ServiceLoader.load(MoleculeParser.class).findFirst();
  }

  /** Returns the parser on the class path; fails saying what to add. */
  static MoleculeParser require() {
    return find()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "reading SMILES needs the module erlangen-chem (Chemistry Development Kit) on"
                        + " the class path"));
  }
}
