package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a trained run: eval, predict, check. */
class TrainedTest {
  @TempDir static Path folder;

  private static Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--runs=" + folder);
    return Run.of(all.toArray(String[]::new));
  }

  @BeforeAll
  static void train() {
    assertThat(run("train", "toy-sum", "--seeds", "3,4").code()).isZero();
  }

  @Test
  void evalGivesTheNumberOfTheTable() {
    String table = run("train", "toy-sum", "--seeds", "3,").out();
    String mae = table.replaceAll("(?s).*without bias +(\\S+) .*", "$1");
    Run eval = run("eval", "last", "--model", "plain");
    assertThat(eval.code()).isZero();
    assertThat(eval.out())
        .contains("model plain, seed 3")
        .containsPattern("(?m)^test +mae " + mae + "$");
  }

  @Test
  void evalRefusesWhatTheRunLacks() {
    assertThat(run("eval", "last", "--model", "plane").err()).contains("did you mean 'plain'?");
    assertThat(run("eval", "last", "--seed", "9").err()).contains("--seed must be one of");
    assertThat(run("eval", "nothing").err()).contains("there is no run 'nothing'");
    assertThat(run("eval").err()).contains("missing RUN");
  }

  @Test
  void predictTakesSmiles() {
    Run run = run("predict", "last", "CCO", "c1ccccc1", "not-smiles");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .startsWith("smiles,atoms,error", "CCO,3.0,", "c1ccccc1,6.0,")
        .last()
        .asString()
        .startsWith("not-smiles,,");
    assertThat(run.err()).contains("3 rows, 1 without a prediction");
  }

  @Test
  void predictTakesAndMakesFiles() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "id,mol\n1,CC\n2,\n3,C#N\n");
    Path out = folder.resolve("out.csv");
    Run run =
        run("predict", "last", "--in", in.toString(), "--column", "mol", "--out", out.toString());
    assertThat(run.code()).isZero();
    assertThat(Files.readAllLines(out))
        .startsWith("id,mol,atoms,error", "1,CC,2.0,")
        .endsWith("3,C#N,2.0,");
    assertThat(run.err()).contains("3 rows, 1 without a prediction, written to " + out);
  }

  @Test
  void predictRefusesMistakesBeforeLoadingAnything() throws IOException {
    Path in = Files.writeString(folder.resolve("in2.csv"), "id,mol\n1,CC\n");
    assertThat(run("predict", "last").err()).contains("give SMILES as arguments");
    assertThat(run("predict", "last", "C", "--in", in.toString()).code()).isEqualTo(2);
    assertThat(run("predict", "last", "--in", in.toString()).err()).contains("no column 'smiles'");
    assertThat(run("predict", "last", "--in", "/no/such.csv").err()).contains("no such file");
    assertThat(
            run("predict", "last", "--in", in.toString(), "--column=mol", "--out", in.toString())
                .err())
        .contains("must not be the file that is read");
    assertThat(in).content().isEqualTo("id,mol\n1,CC\n");
  }

  @Test
  void checkMeasuresTheTrainedModels() {
    Run run = run("check", "last");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(", with bias\n")
        .contains(", without bias\n")
        .contains("2 claims hold");
    assertThat(run("check", "tyo").err())
        .contains("did you mean 'toy'?")
        .contains("there is no run");
  }
}
