package dev.erlangen.topology.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.train.recipe.SystemInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {
  @Test
  void examplesAreThoseThatTheGuideRuns() throws IOException {
    for (SystemInfo system : TopologySystems.all()) {
      Path guide = Path.of("..", system.guide());
      assertThat(guide).exists();
      assertThat(Files.readString(guide)).as(system.name()).contains(system.example().strip());
    }
  }
}
