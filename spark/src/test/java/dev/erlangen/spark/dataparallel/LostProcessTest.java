package dev.erlangen.spark.dataparallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Torch;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.toy.ToyRecipe;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers in processes of their own, one of which ends without a word. */
@Timeout(180)
class LostProcessTest {
  @TempDir Path store;

  @Test
  void aLostProcessChangesNothing() throws Exception {
    Torch.threads(1);
    Path home = Path.of(System.getenv("SPARK_HOME"));
    Files.createDirectories(home.resolve("jars"));
    RunFolder alone = Runs.fresh(store, "alone", config(""));
    Runner.resume(new ToyRecipe(), alone, RunOptions.ofSeeds(3));
    RunFolder quiet = Runs.fresh(store, "quiet", config(""));
    Path mark = store.resolve("mark");
    RunFolder hit = Runs.fresh(store, "hit", config(mark.toString()));
    Cluster cluster = Cluster.of("local-cluster[2,1,512]").with("spark.executor.memory", "512m");
    try (Session session = Session.open(cluster)) {
      ClusterTraining training = new ClusterTraining(session, 60);
      training.resume(quiet, RunOptions.ofSeeds(3).checkpointingEvery(0));
      training.resume(hit, RunOptions.ofSeeds(3).checkpointingEvery(0));
    }
    assertThat(mark).exists();
    assertThat(Runs.bits(hit)).isEqualTo(Runs.bits(quiet));
    assertThat(Runs.difference(Runs.model(alone), Runs.model(hit))).isLessThan(5e-6);
  }

  private static ToyRecipe.Config config(String accident) {
    return new ToyRecipe.Config(4, false, 0.05, accident, "", -1);
  }
}
