package dev.erlangen.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.io.TextInput;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Graph6Test {
  @Test
  void readsTheExampleOfTheFormatDescription() {
    Graph graph = Graph6.parse("DQc");
    assertThat(graph)
        .isEqualTo(Graph.undirected(5, new int[] {0, 0, 1, 3}, new int[] {2, 4, 3, 4}));
    assertThat(Graph6.write(graph)).isEqualTo("DQc");
    assertThat(Graph6.parse("@").nodes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 61, 62, 63, 64, 200, 4097})
  void writesAndReadsEverySize(int nodes) {
    Random random = new Random(nodes);
    int[] u = new int[nodes - 1];
    int[] v = new int[nodes - 1];
    for (int i = 1; i < nodes; i++) {
      u[i - 1] = random.nextInt(i);
      v[i - 1] = i;
    }
    Graph tree = Graph.undirected(nodes, u, v);
    String text = Graph6.write(tree);
    assertThat(text.startsWith("~")).isEqualTo(nodes > 62);
    assertThat(Graph6.parse(text)).isEqualTo(tree);
  }

  @Test
  void headersMayStandBeforeGraphs() {
    byte[] file = ">>graph6<<DQc\n\n>>graph6<<\nDQc\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(Graph6.read(TextInput.of("g.g6", file))).hasSize(2);
  }

  @Test
  void readingIsStrict() {
    fails("", "graph6 must name the number of nodes, got an empty text");
    fails("?", "a graph must have at least 1 node, got graph6 '?'");
    fails("DQ", "graph6 of 5 nodes has 3 characters, got 2");
    fails("DQcc", "graph6 of 5 nodes has 3 characters, got 4");
    fails("DQ ", "character 2 of graph6 must have a code in [63, 126], got 32 in 'DQ '");
    fails("DQd", "the padding bits of graph6 must be zero");
    fails("~??", "graph6 ends within the number of nodes");
    fails("~??D??", "graph6 with 5 nodes must use the one-character form");
    fails("~~?????", "graph6 is read up to 258047 nodes, got a larger one");
    fails("~}~~", "graph6 of 258047 nodes has 5548999685 characters, got 4");
    byte[] file = "DQc\nDQ\n".getBytes(StandardCharsets.US_ASCII);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph6.read(TextInput.of("g.g6", file)))
        .withMessage("g.g6:2: graph6 of 5 nodes has 3 characters, got 2");
  }

  @Test
  void onlySimpleGraphsAreWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph6.write(Graph.directed(2, new int[] {0}, new int[] {1})));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph6.write(Graph.undirected(1, new int[] {0}, new int[] {0})))
        .withMessageContaining("no self loops");
  }

  private static void fails(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Graph6.parse(text)).withMessage(message);
  }
}
