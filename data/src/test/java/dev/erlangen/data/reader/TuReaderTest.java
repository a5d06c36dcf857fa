package dev.erlangen.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuReaderTest {
  @TempDir private Path folder;

  @BeforeEach
  void twoGraphs() throws IOException {
    write("_graph_indicator.txt", "1\n1\n1\n2\n2\n");
    write("_graph_labels.txt", "1\n-1\n");
    write("_A.txt", "1, 2\n2, 1\n2, 3\n3, 2\n4, 5\n5, 4\n");
    write("_node_labels.txt", "3\n4\n3\n5\n3\n");
    write("_edge_labels.txt", "0\n0\n1\n1\n2\n2\n");
  }

  private void write(String suffix, String content) throws IOException {
    Files.writeString(folder.resolve("DS" + suffix), content);
  }

  @Test
  void readsTheOfficialFiles() {
    List<Graph> graphs = TuReader.read(folder, "DS");
    assertThat(graphs).hasSize(2);
    Graph first = graphs.get(0);
    assertThat(first.sources()).containsExactly(1, 0, 2, 1);
    assertThat(first.nodeTypes().toArray()).containsExactly(0, 1, 0);
    assertThat(first.arcTypes().get(first.arc(1, 2), 0)).isEqualTo(1);
    assertThat(first.targets()).containsExactly(1);
    assertThat(graphs.get(1).nodeTypes().toArray()).containsExactly(2, 0);
    assertThat(graphs.get(1).arcTypes().toArray()).containsExactly(2, 2);
  }

  @Test
  void attributesBecomeFeaturesAndTargets() throws IOException {
    write("_graph_attributes.txt", "0.5, 1.5\n-2, 3e1\n");
    write("_node_attributes.txt", "1, 2\n3, 4\n5, 6\n7, 8\n9, 10\n");
    List<Graph> graphs = TuReader.read(folder, "DS");
    assertThat(graphs.get(1).targets()).containsExactly(-2, 30);
    assertThat(graphs.get(1).nodeFeatures().toArray()).containsExactly(7, 8, 9, 10);
  }

  @Test
  void mistakesAreNamed() throws IOException {
    write("_A.txt", "1, 4\n");
    fails("DS_A.txt:1: an arc must stay in its graph, got nodes of graphs 1 and 2");
    write("_A.txt", "1, 6\n");
    fails("DS_A.txt:1: node must be an integer in [1, 5], got '6'");
    twoGraphs();
    write("_graph_indicator.txt", "1\n2\n1\n2\n2\n");
    fails("nodes must come graph by graph, 1 to 2, got graph 1 after 2");
    write("_graph_indicator.txt", "1\n1\n1\n1\n1\n");
    fails("2 graphs have a target but 1 have nodes");
    twoGraphs();
    write("_node_labels.txt", "3\n4\n");
    fails("DS_node_labels.txt: must have 5 lines, got 2");
    write("_node_labels.txt", "3\n4\n3\n5.5\n3\n");
    fails("DS_node_labels.txt:4: a label must be an integer, got 5.5");
    write("_node_labels.txt", "3\n4 4\n3\n5\n3\n");
    fails("a line must have 1 numbers as the first one, got 2");
    Files.delete(folder.resolve("DS_A.txt"));
    write("_node_labels.txt", "3\n4\n3\n5\n3\n");
    fails("there is no file");
  }

  private void fails(String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TuReader.read(folder, "DS"))
        .withMessageContaining(message);
  }
}
