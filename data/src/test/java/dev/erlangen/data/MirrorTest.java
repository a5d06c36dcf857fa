package dev.erlangen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.NodeDataset;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.data.io.Npz;
import dev.erlangen.data.mesh.MeshEdges;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.data.molecule.Valence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published data sets have the published sizes; skipped, by name, where one is absent. */
class MirrorTest {
  private final DataStore store = mirrorOnly();
  private final Datasets datasets = new Datasets(store, Progress.SILENT);

  private static DataStore mirrorOnly() {
    DataStore standard = DataStore.standard();
    Path nowhere = Path.of("no-such-cache");
    return new DataStore(standard.mirror(), nowhere, false, standard.patience());
  }

  private void need(String name) {
    Optional<Path> mirror = store.mirror();
    Entry entry = Catalog.standard().entry(name);
    assumeTrue(
        mirror.isPresent() && store.has(entry), "data set '" + name + "' needs ERLANGEN_DATA");
  }

  private static long arcs(List<Graph> graphs) {
    return graphs.stream().mapToLong(Graph::arcs).sum();
  }

  private static long nodes(List<Graph> graphs) {
    return graphs.stream().mapToLong(Graph::nodes).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "zinc, 12000, 278226, 299366, 0",
    "mutag, 188, 3371, 3721, 2",
    "proteins, 1113, 43471, 81044, 2",
    "nci1, 4110, 122747, 132753, 2",
    "imdb-binary, 1000, 19773, 96531, 2",
    "enzymes, 600, 19580, 37282, 6",
    "csl, 150, 6150, 12300, 10",
    "exp, 1200, 58442, 72530, 2",
    "cexp, 1200, 66938, 83736, 2",
    "molhiv, 41127, 1049163, 1129688, 2",
    "bbbp, 2039, 49068, 52921, 2",
    "tox21, 7831, 145459, 151095, 2"
  })
  void graphSets(String name, int graphs, long nodes, long edges, int classes) {
    need(name);
    GraphDataset set = datasets.graphs(name);
    assertThat(set.graphs()).hasSize(graphs);
    assertThat(nodes(set.graphs())).isEqualTo(nodes);
    assertThat(arcs(set.graphs())).isEqualTo(2 * edges);
    assertThat(set.classes()).isEqualTo(classes);
  }

  @ParameterizedTest
  @CsvSource({"train, 10000, 0.006, 2.063", "val, 1000, 0.031, 1.985", "test, 1000, 0.012, 2.018"})
  void zincTargets(String part, int size, double mean, double deviation) {
    need("zinc");
    GraphDataset zinc = datasets.graphs("zinc");
    List<Graph> graphs = zinc.select(zinc.split().part(part));
    graphs.forEach(Valence::check);
    double[] y = graphs.stream().mapToDouble(graph -> graph.targets()[0]).toArray();
    double sum = 0;
    double squares = 0;
    for (double value : y) {
      sum += value;
      squares += value * value;
    }
    assertThat(y).hasSize(size);
    assertThat(sum / size).isCloseTo(mean, within(6e-4));
    assertThat(Math.sqrt(squares / size - Math.pow(sum / size, 2)))
        .isCloseTo(deviation, within(6e-3));
  }

  @ParameterizedTest
  @CsvSource({
    "cora, 2708, 10556, 1433, 7, 140",
    "citeseer, 3327, 9104, 3703, 6, 120",
    "pubmed, 19717, 88648, 500, 3, 60"
  })
  void citationNetworks(String name, int nodes, int arcs, int features, int classes, int train) {
    need(name);
    NodeDataset set = datasets.nodes(name);
    assertThat(set.graph().nodes()).isEqualTo(nodes);
    assertThat(set.graph().arcs()).isEqualTo(arcs);
    assertThat(set.graph().isUndirected()).isTrue();
    assertThat(set.graph().nodeFeatures().columns()).isEqualTo(features);
    assertThat(set.classes()).isEqualTo(classes);
    assertThat(set.split().train()).hasSize(train);
    assertThat(set.split().val()).hasSize(500);
    assertThat(set.split().test()).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "sr16622, 2, 16, 6",
    "sr251256, 15, 25, 12",
    "sr281264, 4, 28, 12",
    "sr291467, 41, 29, 14",
    "sr351668, 3854, 35, 16",
    "sr351899, 227, 35, 18",
    "sr361446, 180, 36, 14"
  })
  void stronglyRegularFamilies(String name, int graphs, int nodes, int degree) {
    need(name);
    List<Graph> family = datasets.plain(name);
    assertThat(family).hasSize(graphs);
    for (Graph graph : family) {
      assertThat(graph.nodes()).isEqualTo(nodes);
      assertThat(IntStream.range(0, nodes).allMatch(v -> graph.inDegree(v) == degree)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"spot, 2930, 5856, 2", "stanford-bunny, 35947, 69451, -3", "fandisk, 6475, 12946, 2"})
  void meshes(String name, int vertices, int faces, int eulerCharacteristic) {
    need(name);
    TriangleMesh mesh = datasets.mesh(name);
    assertThat(mesh.vertexCount()).isEqualTo(vertices);
    assertThat(mesh.triangleCount()).isEqualTo(faces);
    assertThat(MeshEdges.of(mesh).eulerCharacteristic()).isEqualTo(eulerCharacteristic);
  }

  /** Column-major masks: half of the nodes train in every one of the ten splits. */
  @ParameterizedTest
  @CsvSource({"minesweeper, 10000, 5000", "tolokers, 11758, 5879"})
  void columnMajorMasks(String name, int nodes, int train) {
    Path file = store.mirror().orElse(Path.of("")).resolve("heterophilous/" + name + ".npz");
    assumeTrue(Files.exists(file), file + " needs ERLANGEN_DATA");
    try (Npz npz = Npz.open(file)) {
      boolean[] masks = npz.get("train_masks").expect(10, nodes).booleans();
      for (int split = 0; split < 10; split++) {
        int count = 0;
        for (int v = 0; v < nodes; v++) {
          count += masks[split * nodes + v] ? 1 : 0;
        }
        assertThat(count).isEqualTo(train);
      }
    }
  }

  @Test
  void images() {
    need("cifar10");
    need("mnist");
    ImageSet cifar = datasets.images("cifar10");
    assertThat(cifar.split().test()).isNotEmpty();
    assertThat(cifar.classes().get(cifar.label(0))).isEqualTo("frog");
    assertThat(mean(cifar, 0) / 255).isCloseTo(0.4914, within(0.01));
    assertThat(mean(cifar, 2) / 255).isCloseTo(0.4465, within(0.01));
    ImageSet digits = datasets.images("mnist");
    assertThat(digits.size()).isEqualTo(70_000);
    assertThat(mean(digits, 0) / 255).isCloseTo(0.1307, within(0.001));
    assertThat(IntStream.range(0, 4).map(digits::label)).containsExactly(5, 0, 4, 1);
  }

  private static double mean(ImageSet set, int channel) {
    int plane = set.height() * set.width();
    long sum = 0;
    for (int i = 0; i < set.size(); i++) {
      int at = i * set.bytesPerImage() + channel * plane;
      for (int p = at; p < at + plane; p++) {
        sum += set.pixels()[p] & 0xff;
      }
    }
    return (double) sum / set.size() / plane;
  }
}
