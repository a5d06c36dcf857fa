package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CompletionTest {
  @Test
  void knowsVerbsAndNames() {
    assertThat(Run.of("completion").out()).contains("doctor").contains("toy-sum");
    assertThat(Run.of("completion", "zsh").out()).startsWith("autoload");
    Run fish = Run.of("completion", "fish");
    assertThat(fish.code()).isEqualTo(2);
    assertThat(fish.err()).contains("fish").contains("BASH, ZSH");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void bashAcceptsTheScript() throws Exception {
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter()) {
      in.write(Run.of("completion", "bash").out());
    }
    assertThat(new String(bash.getInputStream().readAllBytes())).isEmpty();
    assertThat(bash.waitFor()).isZero();
  }
}
