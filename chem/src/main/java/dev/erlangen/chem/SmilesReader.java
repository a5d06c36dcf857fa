package dev.erlangen.chem;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.io.Numbers;
import dev.erlangen.data.molecule.AtomType;
import dev.erlangen.data.molecule.MoleculeParser;
import dev.erlangen.data.molecule.Valence;
import java.util.HashSet;
import java.util.Set;
import org.openscience.cdk.exception.InvalidSmilesException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IStereoElement;
import org.openscience.cdk.interfaces.ITetrahedralChirality;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;
import org.openscience.cdk.tools.manipulator.AtomContainerManipulator;

/**
 * Reads SMILES into ZINC's graphs: kekulised, hydrogens suppressed, atoms in the order of the text.
 *
 * <p>The toolkit recurses along chains, so the length of a text is limited.
 *
 * <p>An atom's label states hydrogens where SMILES in normal form would write them: on charged
 * atoms, on stereo centres, and where the valence is not the element's lowest one.
 */
public final class SmilesReader implements MoleculeParser {
  private static final int LONGEST = 4000;

  /** Creates a reader; also done by the service loader. */
  public SmilesReader() {}

  @Override
  public Graph parse(String smiles) {
    IAtomContainer molecule = container(smiles);
    int atoms = molecule.getAtomCount();
    Check.that(atoms > 0, "SMILES must have at least one heavy atom, got '%s'", shown(smiles));
    Set<IAtom> centres = new HashSet<>();
    for (IStereoElement<?, ?> stereo : molecule.stereoElements()) {
      if (stereo instanceof ITetrahedralChirality tetrahedral) {
        centres.add(tetrahedral.getFocus());
      }
    }
    int[] types = new int[atoms];
    for (int a = 0; a < atoms; a++) {
      IAtom atom = molecule.getAtom(a);
      String label = label(atom, centres.contains(atom));
      try {
        types[a] = AtomType.of(label).id();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "atom %d of '%s': %s".formatted(a, shown(smiles), e.getMessage()), e);
      }
    }
    Graph graph = bonded(molecule, smiles).withNodeTypes(IntTable.column(types));
    try {
      Valence.check(graph);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(shown(smiles), e.getMessage()), e);
    }
    return graph;
  }

  /** Parses with the toolkit; every failure becomes an {@link IllegalArgumentException}. */
  static IAtomContainer container(String smiles) {
    Check.that(!smiles.isBlank(), "SMILES must not be empty");
    Check.that(
        smiles.length() <= LONGEST,
        "SMILES must have at most %d characters, got %d",
        LONGEST,
        smiles.length());
    Check.that(
        smiles.chars().allMatch(c -> c > ' ' && c < 127),
        "SMILES must be printable ASCII without blanks, got '%s'",
        shown(smiles));
    try {
      IAtomContainer parsed =
          new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
      return AtomContainerManipulator.suppressHydrogens(parsed);
    } catch (InvalidSmilesException | RuntimeException e) {
      throw new IllegalArgumentException(
          "'%s' is not SMILES: %s".formatted(shown(smiles), reason(e)), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          "'%s' is too long a chain for this thread's stack".formatted(shown(smiles)), e);
    }
  }

  private static Graph bonded(IAtomContainer molecule, String smiles) {
    int bonds = molecule.getBondCount();
    int[] u = new int[bonds];
    int[] v = new int[bonds];
    int[] order = new int[bonds];
    for (int b = 0; b < bonds; b++) {
      IBond bond = molecule.getBond(b);
      u[b] = bond.getBegin().getIndex();
      v[b] = bond.getEnd().getIndex();
      IBond.Order kind = bond.getOrder();
      Check.that(
          kind == IBond.Order.SINGLE || kind == IBond.Order.DOUBLE || kind == IBond.Order.TRIPLE,
          "bond %d of '%s' must be single, double or triple, got %s",
          b,
          shown(smiles),
          kind);
      order[b] = kind.numeric();
    }
    return Graph.undirected(
        molecule.getAtomCount(), u, v, IntTable.column(order), RealTable.none(bonds));
  }

  private static String label(IAtom atom, boolean centre) {
    int charge = atom.getFormalCharge() == null ? 0 : atom.getFormalCharge();
    int hydrogens = atom.getImplicitHydrogenCount() == null ? 0 : atom.getImplicitHydrogenCount();
    String element = String.valueOf(atom.getSymbol());
    boolean stated = charge != 0 || centre || isRaised(atom, element, hydrogens);
    return AtomType.label(element, stated ? hydrogens : 0, charge);
  }

  /** Whether an atom with hydrogens has another valence than the lowest of its element. */
  private static boolean isRaised(IAtom atom, String element, int hydrogens) {
    int valence = hydrogens;
    for (IBond bond : atom.bonds()) {
      valence += bond.getOrder().numeric();
    }
    return hydrogens > 0
        && switch (element) {
          case "C" -> valence != 4;
          case "N", "P" -> valence != 3;
          case "O", "S" -> valence != 2;
          default -> valence != 1;
        };
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    // The toolkit quotes the whole text first and draws a pointer into it on further lines.
    String first = message.lines().findFirst().orElse("");
    String rest = first.substring(first.lastIndexOf("', ") < 0 ? 0 : first.lastIndexOf("', ") + 3);
    return rest.endsWith(":") ? rest.substring(0, rest.length() - 1) : rest;
  }

  private static String shown(String smiles) {
    return Numbers.quote(smiles);
  }
}
