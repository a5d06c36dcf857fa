package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir Path folder;

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--runs=" + folder);
    return Run.of(all.toArray(String[]::new));
  }

  private String train(String... settings) {
    List<String> all = new ArrayList<>(List.of("train", "toy-sum"));
    all.addAll(List.of(settings));
    return run(all.toArray(String[]::new)).out().replaceAll("(?s).*/(toy-sum-[-\\d]+)\\n.*", "$1");
  }

  @Test
  void anEmptyFolderIsNoError() {
    Run run = run("runs", "list");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("no run in").contains("erlangen train");
  }

  @Test
  void comparesResultsAndSettings() {
    String a = train("--set", "epochs=1");
    String b = train("--set", "epochs=4");
    assertThat(run("runs", "list").out())
        .contains(a)
        .contains(b)
        .containsPattern("finished +1 +mae \\d\\S+ +1/2 shown");
    Run compared = run("runs", "compare", a, b);
    assertThat(compared.code()).isZero();
    assertThat(compared.out())
        .containsPattern("(?m)^result +" + a + " +" + b + "$")
        .containsPattern("(?m)^toy mae +\\d\\S+ +\\d\\S+$")
        .containsPattern("(?m)^epochs +1 +4$")
        .doesNotContain("noisy");
    assertThat(run("runs", "compare", a, a).out()).contains("the settings are the same");
    assertThat(run("runs", "compare", a).code()).isEqualTo(2);
  }

  @Test
  void listCanBeOfOneRecipe() {
    String id = train();
    assertThat(run("runs", "list", "toy-sum").out()).contains(id);
    assertThat(run("runs", "list", "toy-smu").err()).contains("did you mean 'toy-sum'?");
  }

  @Test
  void showTellsEverythingAboutARun() {
    String id = train();
    assertThat(run("runs", "show", id).out())
        .startsWith(id + ": finished\n")
        .contains("erlangen train toy-sum")
        .contains("numbers 0000")
        .contains("libtorch 2.")
        .contains("epochs: 3")
        .contains("with bias")
        .contains("shown      the error is finite");
  }

  @Test
  void removesWhatIsNamedAndNothingElse() {
    String a = train();
    String b = train();
    Run wrong = run("runs", "rm", a, "no-such-run");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(folder.resolve(a)).exists();
    assertThat(run("runs", "rm", a).out()).isEqualTo("removed " + a + "\n");
    assertThat(folder.resolve(a)).doesNotExist();
    assertThat(folder.resolve(b)).exists();
  }

  @Test
  void hostileNamesStayInsideTheFolder() {
    train();
    for (String name : new String[] {"..", "/", "../..", "", "*"}) {
      assertThat(run("runs", "rm", name).code()).as(name).isEqualTo(2);
    }
  }
}
