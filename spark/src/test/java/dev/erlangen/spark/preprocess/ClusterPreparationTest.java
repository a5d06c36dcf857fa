package dev.erlangen.spark.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.toy.ToyRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClusterPreparationTest {
  @TempDir Path folder;

  @Test
  void workersShareTheParts() throws Exception {
    try (Session session = Session.open(Cluster.of("local[2]"))) {
      ClusterPreparation preparation = new ClusterPreparation(session);
      List<Double> seconds = preparation.run(new ToyRecipe(), config(-1));
      assertThat(seconds).hasSize(2).allMatch(s -> s > 0);
      assertThat(made("made-")).isEqualTo(8);
      assertThat(made("by-0")).isPositive();
      assertThat(made("by-1")).isPositive();
      preparation.run(new ToyRecipe(), config(-1));
      assertThat(made("made-")).isEqualTo(8);
      assertThatThrownBy(() -> preparation.run(new ToyRecipe(), config(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the data set is missing here");
    }
  }

  private long made(String text) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().contains(text)).count();
    }
  }

  private ToyRecipe.Config config(int lacking) {
    return new ToyRecipe.Config(1, false, 0.1, "", folder.toString(), lacking);
  }
}
