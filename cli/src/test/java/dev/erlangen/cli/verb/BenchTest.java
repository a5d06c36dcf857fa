package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.train.bench.Quantiles;
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
  void spreadIsShown() {
    Quantiles some = Quantiles.of(new double[] {5, 1, 2, 3, 4});
    assertThat(some).isEqualTo(new Quantiles(3, 1.4, 4.6));
    assertThat(BenchPrinter.text(some)).isEqualTo("3.00 (1.40–4.60)");
  }

  @Test
  void documentSaysWhereAndWhat() {
    assertThat(Run.of("bench", "--all", "--markdown").out())
        .startsWith("# Performance")
        .contains("libtorch 2.")
        .contains("| sum | 2.00 | ms | 40.00 | 20.0× | a slow sum |");
    assertThat(Run.of("bench", "--all", "toy-speed").code()).isEqualTo(2);
  }

  @Test
  void mistakesAreSentences() {
    Run run = Run.of("bench", "toy-sped");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'toy-sped'; did you mean 'toy-speed'?");
    assertThat(Run.of("bench", "toy-speed", "--seconds", "NaN").code()).isEqualTo(2);
  }
}
