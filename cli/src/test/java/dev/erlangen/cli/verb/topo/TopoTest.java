package dev.erlangen.cli.verb.topo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopoTest {
  private static final String MOEBIUS = "face 0 1 3 2\nface 2 3 5 4\nface 4 5 0 1\n";

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void oneComplexIsExplained() throws IOException {
    Run run = Run.of("topo", "invariants", file("strip.txt", MOEBIUS));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("strip.txt\n")
        .containsPattern("(?m)^cells +6 9 3 +nodes, edges, faces$")
        .containsPattern("(?m)^Euler characteristic +0 ")
        .containsPattern("(?m)^Betti numbers over Q +1 1 0 ")
        .containsPattern("(?m)^Betti numbers over GF\\(2\\) +1 1 0 ")
        .containsPattern("(?m)^components +1 ")
        .containsPattern("(?m)^closed +no ")
        .containsPattern("(?m)^orientable +no ")
        .containsPattern("(?m)^planar +no ")
        .containsPattern("(?m)^diameter +2 ")
        .containsPattern("(?m)^cross-diameter +1 ");
  }

  @Test
  void severalAreALineEach() throws IOException {
    String smiles = file("a.smi", "c1ccc2ccccc2c1 naphthalene\nC1CC1\n");
    String book = file("book.json", "{\"faces\": [[0,1,2],[0,1,3],[0,1,4]]}");
    Run run = Run.of("topo", "invariants", smiles, "--lift", "rings");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("(?m)^naphthalene +10 11 3 +2 +1 0 1 +1 0 1 +1 +yes +yes +yes +5 +2$")
        .containsPattern("(?m)^C1CC1 +3 3 1 +1 +1 0 0 +1 0 0 +1 +no +yes +yes +1 +0$");
    run = Run.of("topo", "invariants", smiles, book, "--lift", "NONE");
    assertThat(run.out())
        .containsPattern("(?m)^naphthalene +10 11 0 +-1 +1 2 0 +1 2 0 +1 +no +– +yes +5 +–$")
        .containsPattern("(?m)^book.json +5 7 3 +1 +1 0 0 .* no +– +yes +2 +1$");
  }

  @Test
  void liftingsHaveTheirOptions() throws IOException {
    String graph = file("k4.g6", "C~\n");
    assertThat(Run.of("topo", "invariants", graph, "--lift", "cliques").out())
        .containsPattern("(?m)^cells +4 6 4 ");
    assertThat(Run.of("topo", "invariants", graph, "--lift", "rings", "--longest", "3").out())
        .containsPattern("(?m)^cells +4 6 4 ");
    assertThat(Run.of("topo", "invariants", graph, "--lift", "chordless").out())
        .containsPattern("(?m)^cells +4 6 4 ");
    Run wrong = Run.of("topo", "invariants", graph, "--longest", "5");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--shortest and --longest belong to --lift rings");
    wrong =
        Run.of("topo", "invariants", graph, "--lift", "rings", "--shortest", "9", "--longest", "4");
    assertThat(wrong.code()).isEqualTo(2);
    wrong = Run.of("topo", "invariants", graph, "--lift", "spheres");
    assertThat(wrong.code()).isEqualTo(2);
  }

  @Test
  void theFormatMayBeSaid() throws IOException {
    String file = file("strip", MOEBIUS);
    Run run = Run.of("topo", "invariants", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("its name does not say what it holds").contains("--format");
    assertThat(Run.of("topo", "invariants", file, "--format", "text").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "face 0 1",
        "face 0 1 999999999999",
        "\0\0\0\0",
        "0 1\nface 0 0 0",
        "cell 0 1 2 3 4 5",
        "nodes 2000000"
      })
  void hostileTextIsOneSentence(String content) throws IOException {
    mistake(Run.of("topo", "invariants", file("a.txt", content)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.smi", "a.g6", "a.obj", "a.json", "a.txt"})
  void garbageIsOneSentence(String name) throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    mistake(Run.of("topo", "invariants", Files.write(folder.resolve(name), bytes).toString()));
    byte[] gzip = "\u001f\u008bnot gzip".getBytes(StandardCharsets.ISO_8859_1);
    mistake(Run.of("topo", "invariants", Files.write(folder.resolve(name), gzip).toString()));
  }

  @Test
  void whatIsNotThereOrTooMuchIsOneSentence() throws IOException {
    mistake(Run.of("topo", "invariants", folder.resolve("absent.obj").toString()));
    mistake(Run.of("topo", "invariants", folder.toString()));
    mistake(Run.of("topo", "invariants"));
    StringBuilder complete = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < i; j++) {
        complete.append(i).append(' ').append(j).append('\n');
      }
    }
    Run run =
        Run.of("topo", "invariants", file("k30.edges", complete.toString()), "--lift", "rings");
    mistake(run);
    assertThat(run.err()).contains("k30.edges").contains("100000");
  }

  private static void mistake(Run run) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("erlangen: ").doesNotContain("\tat ");
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void blindspotsShowWhoSeesWhat() {
    Run run = Run.of("topo", "blindspots");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^tori +223 +components 150, Betti numbers over Q 150, diameter 83$")
        .containsPattern("(?m)^strips +8 +orientability 8, planarity 8, diameter 4$")
        .containsPattern("(?m)^SMCN on \\(0,1\\), distances +223 +8 +5$")
        .containsPattern("(?m)^HOMP, all neighbourhoods +0 +0 +0$")
        .containsPattern("(?m)^hypergraph network +0 +0 +0$")
        .contains("the same output to 1e-12");
  }
}
