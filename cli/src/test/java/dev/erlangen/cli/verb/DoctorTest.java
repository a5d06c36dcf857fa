package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;

  @AfterEach
  void restore() {
    System.clearProperty("erlangen.data");
    System.clearProperty("erlangen.cache");
  }

  @Test
  void findsThisMachineUsable() {
    System.clearProperty("erlangen.data");
    System.setProperty("erlangen.data", folder.toString());
    System.setProperty("erlangen.cache", folder.resolve("cache").toString());
    Run run = Run.of("doctor");
    assertThat(run.out())
        .containsPattern("(?m)^ok +libtorch +\\d+\\.\\d+")
        .containsPattern("(?m)^ok +self-test +gradient agrees")
        .endsWith("all good\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void saysWhatToDoAboutAProblem() throws Exception {
    System.setProperty("erlangen.data", "/no/such/folder");
    Path file = Files.writeString(folder.resolve("file"), "");
    System.setProperty("erlangen.cache", file.toString());
    Run run = Run.of("doctor");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("→ correct or unset ERLANGEN_DATA")
        .contains(file + " cannot be written")
        .endsWith("2 problems\n");
  }
}
