package dev.erlangen.spark.dataparallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Torch;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.predict.Model;
import dev.erlangen.spark.predict.ParquetPrediction;
import dev.erlangen.spark.toy.Chains;
import dev.erlangen.spark.toy.ClusterProcess;
import dev.erlangen.spark.toy.ToyRecipe;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Answer;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as {@code erlangen cluster} makes it: a master and two workers, each a process. */
@Timeout(180)
class StandaloneTest {
  private static final String QUICK =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Derlangen.threads=1";

  @TempDir static Path folder;
  private static ClusterProcess cluster;
  private static Session session;
  private static RunFolder run;
  private static final Set<String> LISTENING = new ConcurrentSkipListSet<>();

  @BeforeAll
  static void train() throws Exception {
    Torch.threads(1);
    cluster = new ClusterProcess(folder);
    session =
        Session.open(
            Cluster.of(cluster.master())
                .with("spark.executor.memory", "512m")
                .with("spark.executor.extraJavaOptions", QUICK));
    run = Runs.fresh(folder, "run", config(""));
    Thread watcher = new Thread(StandaloneTest::watch);
    watcher.start();
    try {
      together(run);
    } finally {
      watcher.interrupt();
      watcher.join();
    }
  }

  private static void watch() {
    if (!OS.LINUX.isCurrentOs()) {
      return;
    }
    try {
      while (true) {
        cluster.all().forEach(p -> LISTENING.addAll(Listening.addresses(p)));
        LISTENING.addAll(Listening.addresses());
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      return;
    }
  }

  @AfterAll
  static void close() throws Exception {
    try (ClusterProcess processes = cluster) {
      session.close();
    }
  }

  private static ToyRecipe.Config config(String accident) {
    return new ToyRecipe.Config(4, false, 0.05, accident, "", -1);
  }

  private static void together(RunFolder which) throws Exception {
    new ClusterTraining(session, 60).resume(which, RunOptions.ofSeeds(3).checkpointingEvery(0));
  }

  @Test
  void equalsOneProcess() throws Exception {
    RunFolder alone = Runs.fresh(folder, "alone", config(""));
    Runner.resume(new ToyRecipe(), alone, RunOptions.ofSeeds(3));
    assertThat(Runs.difference(Runs.model(alone), Runs.model(run))).isLessThan(5e-6);
  }

  @Test
  void aLostProcessChangesNothing() throws Exception {
    Path mark = folder.resolve("mark");
    RunFolder hit = Runs.fresh(folder, "hit", config(mark.toString()));
    together(hit);
    assertThat(mark).exists();
    assertThat(Runs.bits(hit)).isEqualTo(Runs.bits(run));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyElseCanConnect() {
    assertThat(LISTENING).hasSizeGreaterThan(4).allMatch(Listening::isLoopback);
  }

  @Test
  void predictsForATable() throws Exception {
    List<String> smiles = IntStream.range(0, 600).mapToObj(i -> "C".repeat(1 + i % 9)).toList();
    Path in = folder.resolve("in.parquet");
    session
        .spark()
        .createDataset(smiles, Encoders.STRING())
        .toDF("smiles")
        .coalesce(1)
        .write()
        .parquet(in.toString());
    Path out = folder.resolve("out.parquet");
    var written =
        new ParquetPrediction(Model.of(run, "line", 3, 1), "smiles").run(session, in, out);
    Predictor here =
        StoredRun.open(new ToyRecipe(), run, "cpu", Progress.NONE)
            .trained("line", 3)
            .predictor()
            .orElseThrow();
    List<Answer> expected = Answer.of(smiles, new Chains()::parse, here);
    List<Row> got = session.spark().read().parquet(out.toString()).collectAsList();
    assertThat(got).hasSize(600);
    long refused = 0;
    for (int i = 0; i < got.size(); i++) {
      Row row = got.get(i);
      Answer answer = expected.get(row.getString(0).length() - 1);
      assertThat(row.isNullAt(1)).isEqualTo(!answer.error().isEmpty());
      if (row.isNullAt(1)) {
        assertThat(row.getString(2)).isEqualTo(answer.error());
        refused++;
      } else {
        assertThat(row.getFloat(1)).isEqualTo((float) answer.values()[0]);
      }
    }
    assertThat(written).isEqualTo(new ParquetPrediction.Written(600, refused));
    assertThat(refused).isPositive();
    try (var files = Files.list(out)) {
      assertThat(files.filter(f -> f.toString().endsWith(".parquet"))).hasSize(2);
    }
  }
}
