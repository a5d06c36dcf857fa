package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnClusterTest {
  @TempDir Path folder;

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--runs=" + folder);
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void trainsOnTwoWorkers() {
    Run run = run("train", "toy-sum", "--name", "two", "--on", "local[2]");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^[* ] with bias +\\d\\.\\d+ ")
        .contains("  shown      the error is finite")
        .containsPattern("(?m)^report +" + folder + "/two/report.html$");
    assertThat(folder.resolve("two/report.html")).exists();
    assertThat(run("runs", "list").out()).contains("finished");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train toy-sum --on nowhere | a master is local, local[N], local[*] or spark://HOST:PORT, got 'nowhere'",
        "train toy-sum --on spark://127.0.0.1:1 | no master answers at spark://127.0.0.1:1",
        "train toy-sum --on local[2] --workers 3 | local[2] has 2 workers, got 3; write local[3]",
        "train toy-sum --workers 3 | --workers and --spark need --on, which says where",
        "train toy-sum --on local[2] --spark memory=1 | a setting of Spark begins with 'spark.', got 'memory'",
        "train toy-sum --on local[2] --spark memory | --spark has the form KEY=VALUE, got 'memory'",
        "train toy-sum --on local[2] --dry-run | --dry-run estimates one process; leave out --on",
        "predict last --on local[2] CCO | with --on, name the table with --in and the folder of the answer with --out",
        "predict last --in x.parquet | Parquet is read by Apache Spark: say where it runs, such as --on local[2]",
      })
  void mistakesGetASentence(String command, String sentence) {
    Run run = run(command.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster prepare toy-sum | say where with --on, such as --on local[2]",
        "cluster prepare toy-sun --on local[2] | there is no recipe 'toy-sun'; did you mean 'toy-sum'?",
        "cluster worker nowhere | a worker belongs to spark://HOST:PORT, got 'nowhere'",
        "cluster worker spark://127.0.0.1:1 | no master answers at spark://127.0.0.1:1",
        "cluster worker spark://127.0.0.1:1 --cores 0 | --cores must be in [1, 4096], got 0",
        "cluster master --port 99999 | --port must be in [1, 65535], got 99999",
      })
  void mistakesWithClustersGetASentence(String command, String sentence) {
    Run run = Run.of(command.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
  }

  @Test
  void preparesOnTwoWorkers() {
    Run run = Run.of("cluster", "prepare", "toy-sum", "--on", "local[2]");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).containsPattern("worker 0  \\d+\\.\\d s\\nworker 1  \\d+\\.\\d s\\n");
  }

  /** In a process without Spark's jars. */
  @ParameterizedTest
  @CsvSource({
    "train toy-sum --on local[2]",
    "cluster master",
    "cluster prepare toy-sum --on local"
  })
  void withoutSparkThereIsASentence(String command) throws Exception {
    String bare =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("spark-sql") && !entry.contains("spark-core"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", bare, "dev.erlangen.cli.Main"));
    words.addAll(List.of(command.split(" ")));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(2);
    assertThat(printed)
        .contains("needs Apache Spark on the class path, which has none; start it with ./erlangen")
        .doesNotContain("\tat ");
  }
}
