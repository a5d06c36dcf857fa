package dev.erlangen.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.train.recipe.Predictor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {
  /** Half the number of nodes; refuses seven of them. */
  private static final Predictor HALF =
      new Predictor() {
        @Override
        public List<String> outputs() {
          return List.of("half");
        }

        @Override
        public double[][] predict(List<Graph> graphs) {
          graphs.forEach(g -> Check.that(g.nodes() != 7, "seven nodes are too many"));
          return graphs.stream().map(g -> new double[] {g.nodes() / 2.0}).toArray(double[][]::new);
        }
      };

  @TempDir Path folder;

  private static Graph path(String nodes) {
    Check.that(nodes.matches("\\d+"), "'%s' is not a number", nodes);
    return Graph.undirected(Integer.parseInt(nodes), new int[0], new int[0]);
  }

  private static String run(RowSource source) throws IOException {
    StringWriter text = new StringWriter();
    new Predictions(PredictionsTest::path, HALF).run(source, text);
    return text.toString();
  }

  @Test
  void aBadRowCostsOnlyItself() throws IOException {
    assertThat(run(RowSource.of(List.of("3", "x,y", "7", "8"))))
        .isEqualTo(
            """
            smiles,half,error
            3,1.5,
            "x,y",,"'x,y' is not a number"
            7,,seven nodes are too many
            8,4.0,
            """);
  }

  @Test
  void rowsComeBackInOrderAcrossBatches() throws IOException {
    List<String> inputs = new ArrayList<>();
    for (int i = 8; i < 1008; i++) {
      inputs.add(i % 10 == 0 ? "bad" : Integer.toString(i));
    }
    List<String> lines = run(RowSource.of(inputs)).lines().skip(1).toList();
    assertThat(lines).hasSize(1000);
    assertThat(lines.get(0)).isEqualTo("8,4.0,");
    assertThat(lines.get(999)).isEqualTo("1007,503.5,");
    assertThat(lines.get(2)).startsWith("bad,,");
  }

  @Test
  void otherColumnsStayAndShortRowsAreReported() throws IOException {
    Path file = folder.resolve("in.csv");
    Files.writeString(file, "id,n,\"a, note\"\n1,4,\"say \"\"hi\"\"\"\n2\n3,6,x,too,long\n");
    try (RowSource source = RowSource.open(file, "n")) {
      assertThat(run(source))
          .isEqualTo(
              """
              id,n,"a, note",half,error
              1,4,"say ""hi""\",2.0,
              2,,,,"the row has 1 cells, no 'n'"
              3,6,x,3.0,
              """);
    }
  }

  @Test
  void aByteOrderMarkIsNotPartOfAName() throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), "\uFEFFn\n4\n");
    try (RowSource source = RowSource.open(file, "n")) {
      assertThat(run(source)).isEqualTo("n,half,error\n4,2.0,\n");
    }
  }

  @Test
  void hostileFilesGetASentence() throws IOException {
    Path file = folder.resolve("in.csv");
    Files.writeString(file, "Smiles,y\nC,1\n");
    assertThatThrownBy(() -> RowSource.open(file, "smiles"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column 'smiles', only [Smiles, y]; did you mean 'Smiles'?");
    Files.writeString(file, "");
    assertThatThrownBy(() -> RowSource.open(file, "n")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> RowSource.open(folder, "n")).hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n\"open", "n\n\"a\"b\"c\n", "n\n\u0000\u0001\n", "n\n,,,,,\n\n\n"})
  void damagedRowsNeverEscapeAsOtherExceptions(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), text);
    try (RowSource source = RowSource.open(file, "n")) {
      assertThat(run(source)).startsWith("n,half,error\n");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("is not a CSV file");
    }
  }

  @Test
  void bytesThatAreNotUtf8GetASentence() throws IOException {
    Path file = Files.write(folder.resolve("in.csv"), new byte[] {'n', '\n', (byte) 0xff, '\n'});
    assertThatThrownBy(
            () -> {
              try (RowSource source = RowSource.open(file, "n")) {
                run(source);
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-8");
  }
}
