package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void findsThisMachineUsable() {
    Run run = Run.of("doctor");
    assertThat(run.out())
        .containsPattern("(?m)^ok +libtorch +\\d+\\.\\d+")
        .containsPattern("(?m)^ok +self-test +gradient agrees")
        .endsWith("all good\n");
    assertThat(run.code()).isZero();
  }
}
