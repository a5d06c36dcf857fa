package dev.erlangen.chem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.WlHash;
import dev.erlangen.data.molecule.AtomType;
import dev.erlangen.data.molecule.MoleculeGenerator;
import dev.erlangen.data.molecule.MoleculeParser;
import dev.erlangen.data.molecule.SmilesWriter;
import dev.erlangen.data.molecule.Valence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmilesReaderTest {
  private static final MoleculeParser PARSER = MoleculeParser.require();

  private static List<String> labels(String smiles) {
    return Arrays.stream(PARSER.parse(smiles).nodeTypes().toArray())
        .mapToObj(type -> AtomType.of(type).label())
        .toList();
  }

  @Test
  void isFoundAsAService() {
    assertThat(PARSER).isInstanceOf(SmilesReader.class);
  }

  @Test
  void labelsStateHydrogensWhereSmilesDoes() {
    assertThat(labels("CCO")).containsExactly("C", "C", "O");
    assertThat(labels("C[C@H](F)Cl")).containsExactly("C", "C H1", "F", "Cl");
    assertThat(labels("C[C@](F)(Cl)Br")).containsExactly("C", "C", "F", "Cl", "Br");
    assertThat(labels("C[NH2+]C")).containsExactly("C", "N H2 +", "C");
    assertThat(labels("CC([O-])=O")).containsExactly("C", "C", "O -", "O");
    assertThat(labels("c1cc[nH]c1")).containsExactly("C", "C", "C", "N", "C");
    assertThat(labels("C[N+](=O)[O-]")).containsExactly("C", "N +", "O", "O -");
    assertThat(labels("C[PH](C)=O")).containsExactly("C", "P H1", "C", "O");
    assertThat(labels("[H]O[H]")).containsExactly("O");
  }

  @Test
  void aromaticRingsAreKekulised() {
    Graph benzene = PARSER.parse("c1ccccc1");
    assertThat(benzene.arcs()).isEqualTo(12);
    for (int atom = 0; atom < 6; atom++) {
      assertThat(Valence.bonds(benzene, atom)).isEqualTo(3);
    }
    assertThat(PARSER.parse("C#C").arcTypes().toArray()).containsExactly(3, 3);
  }

  @Test
  void readsWhatTheWriterWrites() {
    for (int seed = 0; seed < 500; seed++) {
      Graph molecule = MoleculeGenerator.generate(seed, 9 + seed % 22);
      Graph read = PARSER.parse(SmilesWriter.write(molecule));
      assertThat(read.nodes()).isEqualTo(molecule.nodes());
      assertThat(WlHash.of(withoutCentres(read)))
          .describedAs(SmilesWriter.write(molecule))
          .isEqualTo(WlHash.of(withoutCentres(molecule)));
    }
  }

  /** SMILES without stereo marks cannot say which CH is a centre: both read as plain carbon. */
  private static Graph withoutCentres(Graph molecule) {
    int[] types = molecule.nodeTypes().toArray();
    int centre = AtomType.of("C H1").id();
    Arrays.setAll(types, i -> types[i] == centre ? 0 : types[i]);
    return molecule.withNodeTypes(IntTable.column(types));
  }

  @Test
  void hostileTextsGiveErrors() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse(""))
        .withMessage("SMILES must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("C".repeat(4001)))
        .withMessage("SMILES must have at most 4000 characters, got 4001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("C1CC"))
        .withMessage("'C1CC' is not SMILES: Unclosed ring detected, SMILES may be truncated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("CC(C)(C)(C)C"))
        .withMessage("'CC(C)(C)(C)C': atom 1 (C) must not have bond orders that sum to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("CC(C"))
        .withMessageStartingWith("'CC(C' is not SMILES: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("C[Na]"))
        .withMessageStartingWith("atom 1 of 'C[Na]': atom label 'Na' is not in the vocabulary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("CC O"))
        .withMessageContaining("without blanks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARSER.parse("c1cccc1"))
        .withMessageStartingWith("'c1cccc1' is not SMILES: ");
    for (String nested : List.of("(", "C(", "[", "C1", "C(C(", "%99", "[C@@")) {
      assertThatIllegalArgumentException().isThrownBy(() -> PARSER.parse(nested.repeat(900)));
    }
  }

  @Test
  void longChainsAreRead() {
    assertThat(PARSER.parse("C".repeat(2500)).nodes()).isEqualTo(2500);
    assertThat(PARSER.parse("C(C)".repeat(900)).nodes()).isEqualTo(1800);
  }
}
