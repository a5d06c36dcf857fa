package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.cli.toy.ToyRecipe;
import dev.erlangen.train.config.Config;
import org.junit.jupiter.api.Test;

class ListAndShowTest {
  @Test
  void listNamesRecipesAndSystems() {
    Run run = Run.of("list");
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("(?m)^toy-sum +Learns to sum three numbers$");
    assertThat(run.out()).containsPattern("(?m)^toy +Toys that Sum$");
  }

  @Test
  void listMatchesPatterns() {
    assertThat(Run.of("list", "toy-*").out()).contains("toy-sum").doesNotContain("Toys that Sum");
    assertThat(Run.of("list", "TO?").out()).contains("Toys that Sum");
    Run none = Run.of("list", "tyo");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("'tyo'; did you mean 'toy'?");
  }

  @Test
  void showExplainsASystem() {
    assertThat(Run.of("show", "toy").out())
        .startsWith("toy: Toys that Sum\n  A. Tester, 2026\n")
        .contains("Symmetry\n  S_n: invariant")
        .contains("  double y = DoubleStream.of(1, 2).sum();")
        .contains("erlangen train toy-sum")
        .contains("docs/guide-toy.md");
  }

  @Test
  void showListsEveryKeyOfARecipe() {
    assertThat(Run.of("show", "toy-sum").out())
        .containsPattern("(?m)^epochs +3 +whole number +passes over the data$")
        .containsPattern("(?m)^lr +0.1 +number$")
        .containsPattern("(?m)^noisy +false +true or false$")
        .containsPattern("(?m)^net.activation +tanh +")
        .contains("erlangen train toy-sum --set epochs=3");
  }

  @Test
  void showWritesAFileThatBindsAgain() {
    String yaml = Run.of("show", "toy-sum", "--yaml").out();
    assertThat(yaml).contains("epochs: 3").contains("passes over the data");
    assertThat(Config.parse(new ToyRecipe().defaults(), yaml, "file"))
        .isEqualTo(new ToyRecipe().defaults());
    assertThat(Run.of("show", "toy", "--yaml").code()).isEqualTo(2);
  }

  @Test
  void showNamesTheNearest() {
    Run run = Run.of("show", "toy-smu");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'toy-smu'; did you mean 'toy-sum'?");
  }
}
