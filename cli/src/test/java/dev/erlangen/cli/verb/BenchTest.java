package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void withoutANameItLists() {
    Run run = Run.of("bench");
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("(?m)^toy-speed +Nothing, quickly$");
  }

  @Test
  void comparesWithTheReference() {
    assertThat(Run.of("bench", "toy-*").out())
        .containsPattern("(?m)^sum +2.00 +ms +40.00 +20.0× +a slow sum$")
        .containsPattern("(?m)^memory +0.2500 +MiB$");
  }

  @Test
  void mistakesAreSentences() {
    Run run = Run.of("bench", "toy-sped");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'toy-sped'; did you mean 'toy-speed'?");
    assertThat(Run.of("bench", "toy-speed", "--seconds", "NaN").code()).isEqualTo(2);
  }
}
