package dev.erlangen.data.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import org.junit.jupiter.api.Test;

class SmilesWriterTest {
  @Test
  void writesKekulisedSmiles() {
    assertThat(SmilesWriter.write(Draw.molecule("C,C,O", "0-1 1-2"))).isEqualTo("CCO");
    assertThat(SmilesWriter.write(Draw.molecule("C,N +,O,O -", "0-1 1=2 1-3")))
        .isEqualTo("C[N+]([O-])=O");
    assertThat(SmilesWriter.write(Draw.molecule("C,C,C,C,C,C", "0-1 1=2 2-3 3=4 4-5 5=0")))
        .isEqualTo("C=1C=CC=CC1");
    assertThat(SmilesWriter.write(Draw.molecule("N H3 +,Cl", ""))).isEqualTo("[NH3+].Cl");
  }

  @Test
  void refusesUnknownTypes() {
    Graph plain = Graph.undirected(2, new int[] {0}, new int[] {1});
    assertThatIllegalArgumentException().isThrownBy(() -> SmilesWriter.write(plain));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AtomType.of("Cx"))
        .withMessageContaining("'Cx' is not in the vocabulary [C, O, N");
    assertThatIllegalArgumentException().isThrownBy(() -> AtomType.of(28));
  }
}
