package dev.erlangen.spark.neuralpathways.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {
  /** The guide's pieces of Java are run by the tests of the command line. */
  @Test
  void theShownExampleIsTheOneThatIsRun() throws IOException {
    Path guide =
        Path.of(System.getProperty("erlangen.root", "..")).resolve(PathwaysSystem.INFO.guide());
    assertThat(Files.readString(guide)).contains(PathwaysSystem.INFO.example() + "```");
  }
}
