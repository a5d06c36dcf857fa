package dev.erlangen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.WlHash;
import dev.erlangen.data.io.TextInput;
import dev.erlangen.data.mesh.MeshEdges;
import dev.erlangen.data.mesh.ObjReader;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.data.reader.Graph6;
import dev.erlangen.data.reader.ZincReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small files of the parity fixtures; skipped, by name, without {@code erlangen.fixtures}. */
class FixturesTest {
  private static Path need(String name) {
    Path file = Path.of(System.getProperty("erlangen.fixtures", ""), "data", name);
    assumeTrue(Files.exists(file), name + " needs -Derlangen.fixtures");
    return file;
  }

  @ParameterizedTest
  @CsvSource({"zinc12k_val.tsv, val, 23083, 24846", "zinc12k_test.tsv, test, 23117, 24860"})
  void zincTables(String name, String part, long atoms, long bonds) {
    List<Graph> table = ZincReader.readTable(need(name));
    assertThat(table).hasSize(1000);
    assertThat(table.stream().mapToLong(Graph::nodes).sum()).isEqualTo(atoms);
    assertThat(table.stream().mapToLong(Graph::arcs).sum()).isEqualTo(2 * bonds);
    DataStore store = DataStore.standard();
    assumeTrue(store.has(Catalog.standard().entry("zinc")), "the comparison needs ERLANGEN_DATA");
    GraphDataset zinc = new Datasets(store, Progress.SILENT).graphs("zinc");
    List<Graph> converted = zinc.select(zinc.split().part(part));
    int isomorphic = 0;
    for (int i = 0; i < 1000; i++) {
      isomorphic += WlHash.of(converted.get(i)) == WlHash.of(table.get(i)) ? 1 : 0;
      // The conversion scales rings beyond six a little differently: by 0.003548 per atom.
      double lower = table.get(i).targets()[0] - converted.get(i).targets()[0];
      double excess = Math.rint(lower / 0.003548);
      assertThat(excess).isBetween(0.0, 6.0);
      assertThat(lower).isCloseTo(0.003548 * excess, within(5e-5));
    }
    assertThat(isomorphic).isGreaterThanOrEqualTo(998);
  }

  @Test
  void brecPairs() {
    int pairs = 0;
    try (TextInput in = TextInput.open(need("brec_pairs.tsv"))) {
      in.require("the header");
      while (in.nextNotBlank()) {
        String[] columns = in.line().split("\t", -1);
        Graph a = Graph6.parse(columns[2]);
        Graph b = Graph6.parse(columns[3]);
        assertThat(a.nodes()).isEqualTo(b.nodes());
        assertThat(Graph6.write(a)).isEqualTo(columns[2]);
        assertThat(a).isNotEqualTo(b);
        pairs++;
      }
    }
    assertThat(pairs).isEqualTo(400);
  }

  @Test
  void lowPolySpot() {
    TriangleMesh mesh = ObjReader.read(need("spot_lowpoly.obj"));
    MeshEdges edges = MeshEdges.of(mesh);
    assertThat(mesh.vertexCount()).isEqualTo(188);
    assertThat(mesh.triangleCount()).isEqualTo(372);
    assertThat(edges.count()).isEqualTo(558);
    assertThat(edges.eulerCharacteristic()).isEqualTo(2);
  }
}
