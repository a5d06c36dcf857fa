package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
  @TempDir Path folder;

  @BeforeEach
  void useAnEmptyMirrorAndCache() {
    System.setProperty("erlangen.data", folder.toString());
    System.setProperty("erlangen.cache", folder.resolve("cache").toString());
    System.setProperty("erlangen.offline", "true");
  }

  @AfterEach
  void restore() {
    System.clearProperty("erlangen.data");
    System.clearProperty("erlangen.cache");
    System.clearProperty("erlangen.offline");
  }

  private Path damagedCora() throws IOException {
    Path file = folder.resolve("planetoid/cora.npz");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "not cora");
  }

  @Test
  void listSaysWhatIsHere() {
    Run run = Run.of("data", "list");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^molecules +– +generated")
        .containsPattern("(?m)^esol +\\S+ [kM]B +no")
        .contains("mirror: " + folder);
    assertThat(Run.of("data", "list", "sr*").out()).contains("sr16622").doesNotContain("esol");
  }

  @Test
  void getNeedsTheNetworkOnlyForWhatIsNotHere() {
    assertThat(Run.of("data", "get", "molecules").out()).contains("generated when it is used");
    Run run = Run.of("data", "get", "esol");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("esol").doesNotContain("\tat ");
  }

  @Test
  void verifyFindsDamage() throws IOException {
    assertThat(Run.of("data", "verify").code()).isZero();
    Path cora = damagedCora();
    Run run = Run.of("data", "verify");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("damaged  " + cora).contains("0 files intact, 1 damaged");
    assertThat(Run.of("data", "list", "cora").out()).contains("DAMAGED");
  }

  @Test
  void aNamedSetMustBeHereAsAWhole() {
    Run run = Run.of("data", "verify", "cora");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("absent").contains("1 damaged or absent");
  }

  @Test
  void mistakesAreSentences() {
    assertThat(Run.of("data", "get", "esoll").err()).contains("did you mean 'esol'?");
    assertThat(Run.of("data", "lst").err()).contains("unknown verb 'lst'; did you mean 'list'?");
    assertThat(Run.of("data").out()).contains("Usage: erlangen data");
    System.setProperty("erlangen.data", "/no/such/folder");
    Run run = Run.of("data", "list");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("/no/such/folder");
  }
}
