package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void keptClaimsExitWithZero() {
    Run run = Run.of("check", "toy", "--samples", "5");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^toy: order +S_n +5 +1.0e-12 +1.0e-12 +holds$")
        .containsPattern("(?m)^toy: scale +S_n +5 +2.5e-01 +2.5e-01 +broken, as it must be$")
        .endsWith("2 claims hold\n");
  }

  @Test
  void aLostSymmetryExitsWithOneAndNamesTheStage() {
    Run run = Run.of("check", "broken");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("(?m)^broken: order .* FAILS$")
        .contains("worst group element: (1 2)")
        .contains("first lost at the stage 'layer 2'")
        .endsWith("1 of 1 claims fail\n");
  }

  @Test
  void allChecksEverySystem() {
    Run run = Run.of("check", "--all");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("toy: order").contains("broken: order").contains("1 of ");
  }

  @Test
  void mistakesAreSentences() {
    assertThat(Run.of("check").err()).contains("name a system or a run, or --all");
    assertThat(Run.of("check", "toy", "--all").code()).isEqualTo(2);
    assertThat(Run.of("check", "toi").err()).contains("did you mean 'toy'?");
    assertThat(Run.of("check", "toy", "--samples", "0").err()).contains("--samples must be in [1");
    assertThat(Run.of("check", "toy", "--samples", "many").err()).contains("many");
    assertThat(Run.of("check", "toy", "--threads", "0").err()).contains("--threads must be in [1");
  }
}
