package dev.erlangen.spark.dataparallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.toy.ToyRecipe;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.run.Outcome;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers in one process. */
@Timeout(120)
class ClusterTrainingTest {
  private static Session session;

  @TempDir Path store;

  @BeforeAll
  static void open() {
    Torch.threads(1);
    session = Session.open(Cluster.of("local[2]"));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static RunOptions everyUpdate() {
    return RunOptions.ofSeeds(3).checkpointingEvery(0);
  }

  private static ToyRecipe.Config config(boolean noisy, String accident, int lacking) {
    return new ToyRecipe.Config(4, noisy, 0.05, accident, "", lacking);
  }

  private static Outcome train(RunFolder run, RunOptions options) throws Exception {
    return new ClusterTraining(session, 30).resume(run, options);
  }

  @Test
  void twoWorkersEqualOneProcessUpToRounding() throws Exception {
    RunFolder alone = Runs.fresh(store, "alone", config(false, "", -1));
    Outcome expected = Runner.resume(new ToyRecipe(), alone, RunOptions.ofSeeds(3));
    RunFolder together = Runs.fresh(store, "together", config(false, "", -1));
    Outcome got = train(together, RunOptions.ofSeeds(3));
    assertThat(Runs.difference(Runs.model(alone), Runs.model(together))).isLessThan(5e-6);
    assertThat(got.result().arms().get(0).seeds().get(0).test().get("mse"))
        .isCloseTo(
            expected.result().arms().get(0).seeds().get(0).test().get("mse"),
            org.assertj.core.data.Offset.offset(1e-6));
    assertThat(got.result().verdicts()).singleElement().matches(v -> v.shown());
    assertThat(together.status()).isEqualTo(Status.FINISHED);
    assertThat(together.fit("line", 3).log()).hasSize(4);
  }

  @Test
  void afterAnAccidentTheResultHasTheSameBits() throws Exception {
    RunFolder quiet = Runs.fresh(store, "quiet", config(true, "", -1));
    train(quiet, everyUpdate());
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Path mark = store.resolve("mark");
    RunFolder hit = Runs.fresh(store, "hit", config(true, mark.toString(), -1));
    train(hit, everyUpdate().telling(new Lines(lines)));
    assertThat(mark).exists();
    assertThat(Runs.bits(hit)).isEqualTo(Runs.bits(quiet));
    assertThat(lines).contains("a worker was lost; all go on from the last checkpoint (attempt 2)");
  }

  @Test
  void aWorkerWithoutDataEndsTheRunWithItsReason() throws Exception {
    for (int worker = 0; worker < 2; worker++) {
      RunFolder run = Runs.fresh(store, "lacking" + worker, config(false, "", worker));
      assertThatThrownBy(() -> train(run, RunOptions.ofSeeds(3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the data set is missing here");
      assertThat(run.status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void aLossThatIsNotANumberIsNotTriedAgain() throws Exception {
    RunFolder run =
        Runs.fresh(store, "diverging", new ToyRecipe.Config(4, false, 1e38, "", "", -1));
    assertThatThrownBy(() -> train(run, RunOptions.ofSeeds(3)))
        .hasMessageContaining("a lower learning rate");
  }

  @Test
  void aRunIsTrainedByOneAtATime() throws Exception {
    RunFolder run = Runs.fresh(store, "held", config(false, "", -1));
    try (var lock = run.lock()) {
      assertThatThrownBy(() -> train(run, RunOptions.ofSeeds(3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("being trained by another process");
    }
  }

  @Test
  void tooFewWorkersAreToldInASentence() {
    assertThatThrownBy(
            () ->
                session.explained(
                    "training",
                    () -> {
                      throw new IllegalStateException("[SPARK-24819]: Barrier execution mode ...");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("training needs 2 workers at a time, which local[2] does not have");
  }

  @Test
  void aFinishedRunStaysAsItIs() throws Exception {
    RunFolder run = Runs.fresh(store, "done", config(false, "", -1));
    train(run, RunOptions.ofSeeds(3));
    byte[] model = Files.readAllBytes(run.fit("line", 3).model());
    train(run, RunOptions.ofSeeds(3));
    assertThat(Files.readAllBytes(run.fit("line", 3).model())).isEqualTo(model);
  }

  /** Collects lines. */
  private record Lines(List<String> lines) implements Progress {
    @Override
    public void show(String task, long done, long total, String detail) {}

    @Override
    public void line(String text) {
      lines.add(text);
    }

    @Override
    public void end() {}
  }
}
