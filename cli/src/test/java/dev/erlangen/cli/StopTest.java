package dev.erlangen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is stopped in the middle, in a process of its own; by TERM, which unlike Ctrl-C
 * is not ignored in the background of a script.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StopTest {
  @TempDir Path folder;

  @Test
  void stoppingSaysHowToContinueAndNothingIsLost() throws Exception {
    Path err = folder.resolve("err");
    Process process =
        java("--threads=1", "--runs=" + folder.resolve("runs")).redirectError(err.toFile()).start();
    Path log = waitForEpochs();
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    String id = folder.resolve("runs").relativize(log).getName(0).toString();
    assertThat(Files.readString(err)).contains("to continue: erlangen train --resume " + id);

    Run resumed = Run.of("train", "--resume", "--runs=" + folder.resolve("runs"));
    assertThat(resumed.code()).isZero();
    Run whole = Run.of(train("--runs=" + folder.resolve("whole")).toArray(String[]::new));
    assertThat(model(folder.resolve("runs"))).isEqualTo(model(folder.resolve("whole")));
    assertThat(whole.code()).isZero();
  }

  private Path waitForEpochs() throws Exception {
    for (int i = 0; i < 3000; i++) {
      Thread.sleep(20);
      if (Files.isDirectory(folder.resolve("runs"))) {
        try (var files = Files.walk(folder.resolve("runs"))) {
          var log = files.filter(f -> f.endsWith("metrics.jsonl")).findFirst();
          if (log.isPresent() && Files.readAllLines(log.get()).size() > 20) {
            return log.get();
          }
        }
      }
    }
    throw new AssertionError("the training did not start");
  }

  private static byte[] model(Path runs) throws IOException {
    try (var files = Files.walk(runs)) {
      return Files.readAllBytes(
          files.filter(f -> f.endsWith("toy/0/model.safetensors")).findFirst().orElseThrow());
    }
  }

  private static List<String> train(String... more) {
    List<String> words = new ArrayList<>(List.of("train", "toy-sum"));
    words.addAll(List.of("--set", "epochs=1500", "--set", "lr=0.0001"));
    words.addAll(List.of(more));
    return words;
  }

  private static ProcessBuilder java(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.erlangen.cli.Main"));
    command.addAll(train(args));
    return new ProcessBuilder(command);
  }
}
