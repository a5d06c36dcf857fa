package dev.erlangen.data.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.WlHash;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmbeddedMoleculesTest {
  private static final GraphDataset DATA = EmbeddedMolecules.DEFAULT.create();

  @Test
  void everyMoleculeIsConnectedAndValenceCorrect() {
    for (Graph molecule : DATA.graphs()) {
      Valence.check(molecule);
      assertThat(molecule.nodes()).isBetween(9, 30);
      assertThat(reachable(molecule)).isEqualTo(molecule.nodes());
      assertThat(molecule.targets()[0]).isEqualTo(PenalisedLogP.of(molecule).value());
    }
  }

  @Test
  void followsFromTheSeedAlone() {
    assertThat(EmbeddedMolecules.DEFAULT.create().digest()).isEqualTo(DATA.digest());
    assertThat(new EmbeddedMolecules(2000, 500, 500, 9, 30, 2).create().digest())
        .isNotEqualTo(DATA.digest());
  }

  @Test
  void noMoleculeOccursTwice() {
    Set<Long> hashes = new HashSet<>();
    DATA.graphs().forEach(molecule -> hashes.add(WlHash.of(molecule)));
    assertThat(hashes).hasSize(3000);
    assertThat(DATA.train()).hasSize(2000);
    assertThat(DATA.val()).hasSize(500);
    assertThat(DATA.test()).hasSize(500);
  }

  @Test
  void ringsOfEverySizeOccurAndTheTargetIsStandardised() {
    Map<Integer, Integer> sizes = new TreeMap<>();
    double sum = 0;
    double squares = 0;
    for (Graph molecule : DATA.graphs()) {
      for (int size : RingSystem.of(molecule).sizes()) {
        sizes.merge(size, 1, Integer::sum);
      }
      double y = molecule.targets()[0];
      sum += y;
      squares += y * y;
    }
    for (int size = 3; size <= 12; size++) {
      assertThat(sizes.get(size)).isGreaterThan(50);
    }
    assertThat(sum / 3000).isCloseTo(0, within(.05));
    assertThat(Math.sqrt(squares / 3000)).isCloseTo(1, within(.05));
  }

  @Test
  void refusesImpossibleSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmbeddedMolecules(10, 0, 0, 20, 10, 1))
        .withMessage("most heavy atoms must be in [20, 1000], got 10");
    assertThatIllegalArgumentException().isThrownBy(() -> new EmbeddedMolecules(0, 0, 0, 9, 10, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmbeddedMolecules(2000, 0, 0, 3, 3, 1).create())
        .withMessageContaining("distinct molecules of 3 to 3 heavy atoms were found");
  }

  @Test
  void valencesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Valence.check(Draw.molecule("F,C,C", "0=1 1-2")))
        .withMessage("atom 0 (F) must not have bond orders that sum to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Valence.check(Draw.molecule("C H1,C", "0-1")))
        .withMessageContaining("atom 0 (C H1)");
    Valence.check(Draw.molecule("C,S,O,O,N", "0-1 1=2 1=3 1-4"));
    Valence.check(Draw.molecule("C,N +,O,O -", "0-1 1=2 1-3"));
  }

  private static int reachable(Graph graph) {
    boolean[] seen = new boolean[graph.nodes()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    seen[0] = true;
    int count = 0;
    while (!queue.isEmpty()) {
      int node = queue.poll();
      count++;
      for (int e = graph.offset(node); e < graph.offset(node + 1); e++) {
        if (!seen[graph.source(e)]) {
          seen[graph.source(e)] = true;
          queue.add(graph.source(e));
        }
      }
    }
    return count;
  }
}
