package dev.erlangen.data.molecule;

import static dev.erlangen.data.molecule.Draw.molecule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.WlHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PenalisedLogPTest {
  private static final Graph DECALIN =
      molecule("C,C,C,C,C,C,C,C,C,C", "0-1 1-2 2-3 3-4 4-5 5-0 4-6 6-7 7-8 8-9 9-5");

  private static void hasParts(
      Graph molecule, double atoms, double rings, double complexity, double cycle) {
    PenalisedLogP parts = PenalisedLogP.of(molecule);
    assertThat(parts.atoms()).isCloseTo(atoms, within(1e-12));
    assertThat(parts.rings()).isCloseTo(rings, within(1e-12));
    assertThat(parts.complexity()).isCloseTo(complexity, within(1e-12));
    assertThat(parts.cycle()).isCloseTo(cycle, within(1e-12));
    assertThat(parts.value())
        .isCloseTo((atoms + rings - complexity - cycle - 0.13) / 2.93, within(1e-12));
  }

  @Test
  void moleculesComputedByHand() {
    // Ethanol: CH3 .15 + .3, CH2 next to O .15 - .2 + .2, OH -.1 - .3.
    hasParts(molecule("C,C,O", "0-1 1-2"), .45 + .15 - .40, 0, 0, 0);
    hasParts(molecule("C,C,C", "0-1 1-2 2-0"), 3 * .35, -.9, 0, 0);
    hasParts(molecule("C,C,C,C,C,C", "0-1 1=2 2-3 3=4 4-5 5=0"), 6 * .35, .8, 0, 0);
    // Nitromethane: CH3 next to N, N+, =O, O-; the nitrogen has a third bond.
    hasParts(molecule("C,N +,O,O -", "0-1 1=2 1-3"), .25 - .8 - .2 - .8, 0, .1, 0);
    // Decalin: 8 CH2, 2 CH; two fusion atoms with three bonds each.
    hasParts(DECALIN, 8 * .35 + 2 * .25, 1.6, 2 * .35 + 2 * .1, 0);
    // Cyclononane: one ring beyond eight, three longer than six.
    hasParts(
        molecule("C,C,C,C,C,C,C,C,C", "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-0"), 9 * .35, .5, 0, 1.5);
    // Methanesulfonamide: CH3 next to S, S(=O)(=O), NH2 without multiple bond.
    hasParts(molecule("C,S,O,O,N", "0-1 1=2 1=3 1-4"), .25 - .4 - .2 - .2 - .45 - .6, 0, .2, 0);
    // Isobutane with its centre labelled as stereo centre: CH .15 + .1.
    hasParts(molecule("C,C H1,C,C", "0-1 1-2 1-3"), 3 * .45 + .25, 0, .1 + .15, 0);
    hasParts(molecule("C,Cl", "0-1"), .25 + .65, 0, 0, 0);
  }

  @Test
  void ringSizesGiveAlternatingSigns() {
    double[] expected = {-.9, 1.1, -1.2, .8, -1.5, 1.6, .5, .5};
    for (int size = 3; size <= 10; size++) {
      assertThat(PenalisedLogP.ring(size)).isEqualTo(expected[size - 3]);
    }
  }

  @Test
  void doesNotDependOnTheNumbering() {
    Random random = new Random(3);
    for (int seed = 0; seed < 100; seed++) {
      Graph molecule = MoleculeGenerator.generate(seed, 8 + seed % 20);
      int n = molecule.nodes();
      int[] permutation = random.ints(0, n).distinct().limit(n).toArray();
      assertThat(PenalisedLogP.of(molecule.permuted(permutation)).value())
          .isCloseTo(PenalisedLogP.of(molecule).value(), within(1e-12));
    }
  }

  @Test
  void separatesWhatMessagePassingConfuses() {
    Graph bicyclopentyl =
        molecule("C,C,C,C,C,C,C,C,C,C", "0-1 1-2 2-3 3-4 4-0 4-5 5-6 6-7 7-8 8-9 9-5");
    assertThat(WlHash.of(DECALIN)).isEqualTo(WlHash.of(bicyclopentyl));
    assertThat(PenalisedLogP.of(DECALIN).value() - PenalisedLogP.of(bicyclopentyl).value())
        .isCloseTo((1.6 + 2.4 - .7) / 2.93, within(1e-12));
  }

  @Test
  void refusesOtherGraphs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PenalisedLogP.of(Graph.undirected(2, new int[] {0}, new int[] {1})))
        .withMessageContaining("one column of atom types");
  }
}
