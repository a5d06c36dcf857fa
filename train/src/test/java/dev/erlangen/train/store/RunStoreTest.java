package dev.erlangen.train.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.report.Report;
import dev.erlangen.train.result.ResultTable;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.LineRecipe;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final LineRecipe RECIPE = new LineRecipe();

  @TempDir private Path root;

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  private RunFolder train(LineRecipe.Config config, long... seeds) {
    RunOptions options =
        RunOptions.ofSeeds(seeds)
            .storedIn(new RunStore(root))
            .checkpointingEvery(0)
            .typedAs("erlangen train line-fit");
    return Runner.run(RECIPE, config, options).folder().orElseThrow();
  }

  @Test
  void runsAreListedFoundComparedAndRemoved() throws Exception {
    RunStore store = new RunStore(root);
    RunFolder a = train(new LineRecipe.Config(4, 40, 0.5), 0, 1);
    RunFolder b = train(new LineRecipe.Config(3, 40, 0.25), 0);
    assertThat(store.all()).hasSize(2);
    assertThat(store.find("last").id()).isEqualTo(b.id());
    assertThat(store.find(a.path().toString()).info().seeds()).containsExactly(0L, 1L);
    assertThatThrownBy(() -> store.find("line-f")).hasMessageContaining("means several runs");
    assertThatThrownBy(() -> store.find(a.id() + "x"))
        .hasMessageContaining("did you mean '" + a.id());
    assertThat(a.status()).isEqualTo(Status.FINISHED);
    assertThat(a.info().provenance()).containsKeys("erlangen", "libtorch", "java", "git");
    assertThat(a.info().provenance().get("erlangen")).doesNotContain("$");
    assertThat(a.experiment().orElseThrow().data()).containsEntry("line", "00ff");
    assertThat(a.result().verdicts().get(0).claim()).isEqualTo("clean is better");

    Comparison comparison = Comparison.of(List.of(a, b));
    assertThat(comparison.settings()).containsEntry("epochs", List.of("4", "3"));
    assertThat(comparison.settings()).containsEntry("dropout", List.of("0.5", "0.25"));
    assertThat(comparison.settings()).doesNotContainKeys("examples", "recipe");
    assertThat(comparison.results().get("clean mse").get(0))
        .isEqualTo(a.result().arm("clean").test("mse").toString());

    try (RunIndex index = RunIndex.open(store)) {
      List<RunSummary> list = index.list("");
      assertThat(list).extracting(RunSummary::id).containsExactly(b.id(), a.id());
      assertThat(list.get(1).result()).isEqualTo("mse " + a.result().arm("clean").test("mse"));
      assertThat(list.get(1).claims()).isEqualTo("1/2 shown");
      assertThat(index.list("other")).isEmpty();
    }
    store.remove(a);
    assertThat(a.path()).doesNotExist();
    try (RunIndex index = RunIndex.open(store)) {
      assertThat(index.list("line-fit")).hasSize(1);
    }
    assertThat(count("SELECT count(*) FROM epochs WHERE run = '" + a.id() + "'")).isZero();
  }

  @Test
  void theIndexIsRebuiltFromTheFolders() throws Exception {
    RunFolder a = train(new LineRecipe.Config(3, 40, 0.5), 0, 1);
    RunStore store = new RunStore(root);
    // Two arms, two seeds, three epochs, each with loss, rate and a validation metric.
    assertThat(count("SELECT count(*) FROM epochs")).isEqualTo(2 * 2 * 3 * 3);
    assertThat(count("SELECT count(*) FROM fits WHERE parameters = 4")).isEqualTo(4);
    Path file = root.resolve("index.db");
    Files.delete(file);
    try (RunIndex index = RunIndex.open(store)) {
      assertThat(index.list("")).hasSize(1);
    }
    assertThat(count("SELECT count(*) FROM epochs")).isEqualTo(36);
    Files.writeString(file, "not a database at all, ".repeat(500));
    try (RunIndex index = RunIndex.open(store)) {
      assertThat(index.list("").get(0).id()).isEqualTo(a.id());
    }
    try (RunIndex one = RunIndex.open(store);
        RunIndex two = RunIndex.open(store)) {
      assertThat(two.list("")).isEqualTo(one.list(""));
    }
  }

  private int count(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve("index.db"));
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      return row.getInt(1);
    }
  }

  @Test
  void damagedRunsGiveClearErrorsAndDoNotHideOthers() throws Exception {
    RunFolder good = train(new LineRecipe.Config(3, 40, 0.5), 0);
    RunFolder bad = train(new LineRecipe.Config(3, 40, 0.5), 0);
    Path result = bad.path().resolve("fits/clean/0/result.json");
    String text = Files.readString(result);
    for (String damaged :
        List.of(
            "",
            "{",
            "null",
            "[]",
            text.substring(0, text.length() / 2),
            text.replace("\"seed\"", "\"sed\""),
            text.replace("\"bestEpoch\" : ", "\"bestEpoch\" : \"x"),
            text + "{}")) {
      Files.writeString(result, damaged);
      assertThatThrownBy(bad::result)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(result.toString())
          .hasMessageContaining("is damaged");
    }
    Files.delete(root.resolve("index.db"));
    try (RunIndex index = RunIndex.open(new RunStore(root))) {
      assertThat(index.list("")).extracting(RunSummary::id).containsExactly(good.id());
    }
    Files.delete(bad.path().resolve("experiment.json"));
    assertThatThrownBy(bad::result).hasMessageContaining("before it trained anything");
    Files.delete(bad.path().resolve("run.json"));
    assertThat(new RunStore(root).all()).hasSize(1);
    assertThatThrownBy(() -> RunFolder.open(bad.path())).hasMessageContaining("is not a run");
    assertThatThrownBy(() -> good.fit("../../etc", 0)).hasMessageContaining("name of an arm");
  }

  @Test
  void aRunThatIsBeingTrainedIsLeftAlone() throws Exception {
    RunFolder run = train(new LineRecipe.Config(2, 40, 0.5), 0);
    Files.delete(run.path().resolve("finish.json"));
    assertThat(run.status()).isEqualTo(Status.INTERRUPTED);
    try (RunLock lock = run.lock()) {
      assertThat(run.status()).isEqualTo(Status.RUNNING);
      assertThatThrownBy(() -> new RunStore(root).remove(run))
          .hasMessageContaining("being trained");
      assertThatThrownBy(() -> Runner.resume(RECIPE, run, RunOptions.ofSeeds(0)))
          .hasMessageContaining("being trained by another process");
    }
    Runner.resume(RECIPE, run, RunOptions.ofSeeds(7));
    assertThat(run.status()).isEqualTo(Status.FINISHED);
    assertThat(run.result().arm("clean").seeds().get(0).seed()).isZero();
  }

  @Test
  void damagedCheckpointsAreRefusedNotIgnored() throws Exception {
    RunFolder run = train(new LineRecipe.Config(3, 40, 0.5), 0);
    FitFolder fit = run.fit("noisy", 0);
    Files.delete(fit.path().resolve("result.json"));
    Files.delete(run.path().resolve("finish.json"));
    byte[] whole = Files.readAllBytes(fit.checkpoint());
    Files.write(fit.checkpoint(), Arrays.copyOf(whole, whole.length - 7));
    assertThatThrownBy(() -> Runner.resume(RECIPE, run, RunOptions.ofSeeds(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("last.safetensors")
        .hasMessageContaining("delete it to train this part again");
    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failed().orElseThrow()).contains("delete it");

    Files.write(fit.checkpoint(), Files.readAllBytes(run.fit("clean", 0).checkpoint()));
    assertThatThrownBy(() -> Runner.resume(RECIPE, run, RunOptions.ofSeeds(0)))
        .hasMessageContaining("belongs to another training");
    Files.write(fit.checkpoint(), Files.readAllBytes(fit.model()));
    assertThatThrownBy(() -> Runner.resume(RECIPE, run, RunOptions.ofSeeds(0)))
        .hasMessageContaining("is not a checkpoint of this version");

    Files.delete(fit.checkpoint());
    double before = run.result().arm("clean").test("mse").mean();
    Runner.resume(RECIPE, run, RunOptions.ofSeeds(0));
    assertThat(run.result().arm("clean").test("mse").mean()).isEqualTo(before);
    assertThat(run.status()).isEqualTo(Status.FINISHED);
  }

  /** Mutated run folders are read or refused, never worse; {@code -Dfuzz=N} sets their number. */
  @Test
  void fuzz() throws Exception {
    RunFolder run = train(new LineRecipe.Config(2, 40, 0.5), 0);
    Registry none = new Registry(List.of());
    List<Path> files =
        List.of(
            run.path().resolve("run.json"),
            run.path().resolve("experiment.json"),
            run.path().resolve("finish.json"),
            run.path().resolve("config.yaml"),
            run.path().resolve("fits/noisy/0/result.json"),
            run.path().resolve("fits/clean/0/metrics.jsonl"));
    Random random = new Random(3);
    String[] splices = {"null", "{}", "[]", "\"\"", "-1", "1e999", "NaN", "\u0000", "}", "[[[["};
    int accepted = 0;
    int runs = Integer.getInteger("fuzz", 240);
    for (int i = 0; i < runs; i++) {
      Path file = files.get(i % files.size());
      byte[] whole = Files.readAllBytes(file);
      StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.UTF_8));
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setLength(at);
        case 1 -> text.setCharAt(at, (char) random.nextInt(128));
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
        default ->
            text.replace(
                at,
                Math.min(text.length(), at + random.nextInt(9)),
                splices[random.nextInt(splices.length)]);
      }
      Files.writeString(file, text);
      try {
        RunResult result = run.result();
        ResultTable.of(result).text();
        Report.write(run, none);
        Comparison.of(List.of(run, run));
        accepted++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      Files.write(file, whole);
    }
    assertThat(accepted).isBetween(runs / 50, runs * 49 / 50);
  }
}
