package dev.erlangen.chem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.molecule.MoleculeGenerator;
import dev.erlangen.data.molecule.SmilesWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged SMILES give errors, never crashes; {@code -Derlangen.fuzz=100000} for a long run. */
class SmilesFuzzTest {
  private static final String ALPHABET =
      "CNOSPFIBrcnosp[]()=#$:/\\@@+-%0123456789.HKl*~{}\"' \u00e9";

  @Test
  void neverCrashes() {
    int inputs = Integer.getInteger("erlangen.fuzz", 4000);
    Random random = new Random(17);
    SmilesReader reader = new SmilesReader();
    List<String> valid = new ArrayList<>(List.of("C[C@@H](F)Cl", "c1ccc2[nH]ccc2c1", "C/C=C\\C"));
    for (int seed = 0; seed < 50; seed++) {
      valid.add(SmilesWriter.write(MoleculeGenerator.generate(seed, 9 + seed % 22)));
    }
    int accepted = 0;
    int refused = 0;
    List<String> crashes = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      StringBuilder smiles = new StringBuilder(valid.get(random.nextInt(valid.size())));
      for (int times = random.nextInt(4); times >= 0; times--) {
        damage(smiles, random);
      }
      try {
        reader.parse(smiles.toString());
        accepted++;
      } catch (IllegalArgumentException e) {
        refused++;
        if (e.getMessage() == null || e.getMessage().contains("\n")) {
          crashes.add("bad message for " + smiles);
        }
      } catch (RuntimeException | StackOverflowError e) {
        crashes.add(e + " for " + smiles);
      }
    }
    System.out.printf(
        "smiles     %8d inputs %8d accepted %8d refused %4d crashes%n",
        inputs, accepted, refused, crashes.size());
    assertThat(crashes).isEmpty();
    assertThat(accepted).isPositive();
    assertThat(refused).isGreaterThan(inputs / 10);
  }

  private static void damage(StringBuilder smiles, Random random) {
    int at = random.nextInt(smiles.length() + 1);
    int to = Math.min(smiles.length(), at + random.nextInt(6));
    switch (random.nextInt(4)) {
      case 0 -> smiles.delete(at, to);
      case 1 -> smiles.insert(at, smiles.substring(at, to));
      case 2 -> smiles.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      default ->
          smiles.replace(
              at, to, String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
    }
  }
}
