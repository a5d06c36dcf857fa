package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.core.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
  @TempDir Path folder;

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--runs=" + folder);
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void endsInTableClaimsSymmetryAndPlaces() {
    Run run = run("train", "toy-sum", "--seeds", "2");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^[* ] with bias +\\d\\.\\d+ ± \\d\\S+ +2 +4 ")
        .containsPattern("(?m)^[* ] without bias +\\d\\.\\d+ ± \\d\\S+ +2 +3 ")
        .contains("  shown      the error is finite\n  NOT SHOWN  the error is negative\n")
        .containsPattern("(?m)^  toy +toy: order +1.0e-12 +1.0e-12 +holds$")
        .containsPattern("(?m)^run +" + folder + "/toy-sum-\\d{8}-\\d{6}$")
        .containsPattern("(?m)^checkpoint +.*/fits/toy/0/model.safetensors$")
        .containsPattern("(?m)^report +.*/report.html$");
  }

  @Test
  void settingsReachTheRecipe() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "epochs: 2\nlr: 0.5\n");
    run("train", "toy-sum", "--config", file.toString(), "--set", "lr=0.25", "--set", "noisy=true");
    String shown = run("runs", "show", "last").out();
    assertThat(shown)
        .containsPattern("epochs: 2 ")
        .containsPattern("lr: 0.25 ")
        .contains("noisy: true");
  }

  @Test
  void aStoppedRunContinuesToTheSameBits() throws IOException {
    Run whole = run("train", "toy-sum", "--seeds", "5,");
    String id = whole.out().replaceAll("(?s).*/(toy-sum-[-\\d]+)\\n.*", "$1");
    Path fit = folder.resolve(id).resolve("fits/plain/5");
    byte[] model = Files.readAllBytes(fit.resolve("model.safetensors"));
    Files.delete(fit.resolve("result.json"));
    Files.delete(fit.resolve("model.safetensors"));
    Files.delete(folder.resolve(id).resolve("finish.json"));
    assertThat(run("runs", "list").out()).contains("interrupted");
    Run resumed = run("train", "--resume");
    assertThat(resumed.code()).isZero();
    assertThat(Files.readAllBytes(fit.resolve("model.safetensors"))).isEqualTo(model);
    assertThat(run("runs", "list").out()).contains("finished");
  }

  @Test
  void aRunCanBeNamedOnce() {
    assertThat(run("train", "toy-sum", "--name", "mine").out()).contains(folder + "/mine\n");
    assertThat(run("runs", "show", "mine").out()).contains("erlangen train toy-sum --name mine");
    assertThat(run("train", "toy-sum", "--name", "mine").err()).contains("already a run 'mine'");
  }

  @Test
  void aRunRemembersItsThreads() throws IOException {
    run("train", "toy-sum", "--name", "two", "--threads", "2");
    assertThat(run("runs", "show", "two").out()).contains("\n  threads 2\n");
    Files.delete(folder.resolve("two/finish.json"));
    assertThat(run("check", "toy").code()).isZero();
    run("train", "--resume", "two");
    assertThat(Torch.threads()).isEqualTo(2);
    run("check", "toy", "--threads", "1");
    assertThat(Torch.threads()).isEqualTo(1);
  }

  @Test
  void aDryRunEstimatesAndLeavesNothing() throws IOException {
    Run run = run("train", "toy-sum", "--dry-run", "--seeds", "3");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("with bias\n +parameters +4\n")
        .contains("3 epochs")
        .contains("2 arms, 3 seeds");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void reportsCanBeMadeAgain() throws IOException {
    run("train", "toy-sum");
    Run run = run("report", "last");
    assertThat(run.code()).isZero();
    String html = Files.readString(Path.of(run.out().strip()));
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("the error is finite")
        .contains("toy-sum");
    assertThat(html).doesNotContain("src=\"http").doesNotContain("href=\"http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train|name a recipe",
        "train toy-smu|did you mean 'toy-sum'?",
        "train toy-sum --set epoch=3|epochs",
        "train toy-sum --set epochs=0|must be at least 1, got 0",
        "train toy-sum --set epochs=many|whole number",
        "train toy-sum --set epochs|key=value",
        "train toy-sum --config /no/such.yaml|/no/such.yaml",
        "train toy-sum --seeds 0|--seeds takes",
        "train toy-sum --seeds two|--seeds takes",
        "train toy-sum --seeds 1,1|--seeds names 1 twice",
        "train toy-sum --device tpu|device must be cpu, cuda or cuda:N, got 'tpu'",
        "train --resume|was stopped",
        "train toy-sum --resume|was stopped",
        "train --resume nothing|there is no run 'nothing'",
        "train --resume x --set epochs=3|keeps its settings",
        "train toy-sum --name a/b|the name of a run",
        "train toy-sum --name last|the name of a run",
        "train toy-sum extra|unexpected argument 'extra'",
      })
  void mistakesAreSentencesAndLeaveNoRun(String command, String expected) throws IOException {
    Run run = run(command.split(" "));
    assertThat(run.err()).contains(expected).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
