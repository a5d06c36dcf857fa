package dev.erlangen.chem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.WlHash;
import dev.erlangen.data.io.CsvInput;
import dev.erlangen.data.reader.ZincReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMILES of ZINC give the published graphs; the few others are a different Kekulé form of them. */
class ZincSmilesTest {
  @ParameterizedTest
  @CsvSource({"val_official, 996", "test_official, 996"})
  void graphsAgree(String name, int identical) {
    DataStore store = DataStore.standard();
    Entry zinc = Catalog.standard().entry("zinc");
    assumeTrue(store.mirror().isPresent() && store.has(zinc), "zinc needs ERLANGEN_DATA");
    List<Graph> published = ZincReader.readGraphs(store.get(zinc, name + ".graphs.txt.gz"));
    int same = 0;
    try (CsvInput csv = CsvInput.open(store.get(zinc, name + ".csv.gz"))) {
      int column = csv.column("smiles");
      for (Graph graph : published) {
        assertThat(csv.next()).isTrue();
        Graph read = new SmilesReader().parse(csv.text(column));
        assertThat(sortedTypes(read)).isEqualTo(sortedTypes(graph));
        assertThat(read.arcs()).isEqualTo(graph.arcs());
        same += WlHash.of(read) == WlHash.of(graph) ? 1 : 0;
      }
    }
    assertThat(same).isEqualTo(identical);
  }

  private static int[] sortedTypes(Graph graph) {
    int[] types = graph.nodeTypes().toArray();
    Arrays.sort(types);
    return types;
  }
}
