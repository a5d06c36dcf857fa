package dev.erlangen.graph.basisnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.reader.Graph6;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.generator.GraphPair;
import dev.erlangen.graph.generator.NamedPairs;
import dev.erlangen.graph.layer.GinConv;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Truncation;
import dev.erlangen.graph.symmetry.Stirring;
import dev.erlangen.graph.tool.WeisfeilerLeman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BasisNet against message passing on pairs of graphs by which power is measured. */
class NamedPairsTest {
  private static final List<Integer> DIMENSIONS = IntStream.rangeClosed(1, 30).boxed().toList();
  private static final double NOISE = 1e-10;
  private static final double DIFFERENT = 1e-6;
  private static final BasisNet BASIS_NET = network();

  private static final TwoToTwo FIRST = strong(new TwoToTwo.Config(1, 6).init(new Rng(21)));
  private static final TwoToTwo SECOND = strong(new TwoToTwo.Config(6, 6).init(new Rng(22)));
  private static final TwoToOne LAST = strong(new TwoToOne.Config(6, 4).init(new Rng(23)));

  private static <M> M strong(M layer) {
    return inDouble(Stirring.stirred(layer, new Rng(24)));
  }

  private static BasisNet network() {
    Rng rng = new Rng(5);
    BasisNet net = new BasisNet.Config(DIMENSIONS, 8, 6, 4, false).init(rng);
    return inDouble(Stirring.stirred(net, rng));
  }

  private static <M> M inDouble(M model) {
    return Params.to(model, Torch.device("cpu"), ScalarType.Double);
  }

  /** Mean over the nodes of BasisNet's features, followed by a function of each node. */
  private static Tensor basisNet(Graph graph) {
    SpectralDecomposition d = SpectralDecomposition.of(graph, LaplacianType.SYMMETRIC);
    SpaceMaps maps =
        SpaceMaps.of(d.truncate(new Truncation(d.nodes(), false, Truncation.Cut.ERROR, false)));
    Tensor nodes = BASIS_NET.forward(BatchEigenspaces.of(List.of(maps)), Mode.EVAL);
    return nodes.tanh().mean(0L);
  }

  /**
   * The same with layers between 2-tensors on the projectors as they stand: Σ over the spaces of a
   * function of [φ(P), λ].
   */
  private static Tensor strongBasisNet(Graph graph) {
    int n = graph.nodes();
    SpectralDecomposition d = SpectralDecomposition.of(graph, LaplacianType.SYMMETRIC);
    Tensor vectors = Tensors.of(d.vectors(), n, n);
    Tensor sum = torch.zeros(new long[] {n, 4}).to(ScalarType.Double);
    for (Eigenspace space : d.eigenspaces()) {
      Tensor basis = vectors.narrow(1, space.first(), space.dimension()).unsqueeze(0);
      Tensor x = FIRST.forward(Projector.dense(basis)).tanh();
      x = SECOND.forward(x).tanh();
      Tensor phi = LAST.forward(x).squeeze(0).t(); // (n, 4)
      sum = sum.add(phi.mul(Tensors.scalar(1 + space.value())).tanh());
    }
    return sum.mul(Tensors.scalar(1.0 / n)).tanh().mean(0L);
  }

  private static Tensor gin(Graph graph) {
    Rng rng = new Rng(6);
    Tensor x = torch.ones(new long[] {graph.nodes(), 4}).to(ScalarType.Double);
    GraphBatch batch = GraphBatch.of(graph);
    for (int l = 0; l < 5; l++) {
      Mlp.Config mlp = new Mlp.Config(4, 8, 4, 2, Norm.NONE);
      GinConv conv = inDouble(Stirring.stirred(new GinConv.Config(mlp, false).init(rng), rng));
      x = conv.forward(x, batch.incoming(), Mode.EVAL).tanh();
    }
    return x.mean(0L);
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }

  private static Graph renumbered(Graph graph) {
    int[] order = IntStream.range(0, graph.nodes()).map(i -> graph.nodes() - 1 - i).toArray();
    return graph.permuted(order);
  }

  static Stream<GraphPair> equalForMessagePassing() {
    return Stream.of(
        NamedPairs.decalinOrBicyclopentyl(),
        NamedPairs.hexagonOrTriangles(),
        NamedPairs.csl41(2, 3));
  }

  @ParameterizedTest
  @MethodSource("equalForMessagePassing")
  void basisNetTellsApartWhatMessagePassingCannot(GraphPair pair) {
    assertThat(WeisfeilerLeman.distinguishes(pair.first(), pair.second())).isFalse();
    assertThat(distance(gin(pair.first()), gin(pair.second()))).isLessThan(NOISE);
    Tensor first = basisNet(pair.first());
    assertThat(distance(first, basisNet(pair.second()))).isGreaterThan(DIFFERENT);
    assertThat(distance(first, basisNet(renumbered(pair.first())))).isLessThan(NOISE);
  }

  @Test
  void theGinIsNotBlind() {
    GraphPair pair = NamedPairs.all().get(0);
    assertThat(WeisfeilerLeman.distinguishes(pair.first(), pair.second())).isTrue();
    assertThat(distance(gin(pair.first()), gin(pair.second()))).isGreaterThan(DIFFERENT);
  }

  @Test
  void rookAndShrikhandeStayEqual() {
    GraphPair pair = NamedPairs.rookOrShrikhande();
    assertThat(distance(basisNet(pair.first()), basisNet(pair.second()))).isLessThan(NOISE);
    assertThat(distance(strongBasisNet(pair.first()), strongBasisNet(pair.second())))
        .isLessThan(NOISE);
  }

  @Test
  void verdictsOfTheTable() throws IOException {
    String fixtures = System.getProperty("erlangen.fixtures", "");
    Path file = Path.of(fixtures, "epnn", "named_pairs.tsv");
    assumeTrue(!fixtures.isEmpty() && Files.exists(file), "epnn/named_pairs.tsv is not here");
    List<String> lines = Files.readAllLines(file);
    List<String> header = Arrays.asList(lines.get(0).substring(2).split("\t", -1));
    int verdict = header.indexOf("BasisNet(Lh)");
    int a = header.indexOf("graph6_a");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Graph first = Graph6.parse(cells[a]);
      Graph second = Graph6.parse(cells[a + 1]);
      double d = distance(strongBasisNet(first), strongBasisNet(second));
      assertThat(distance(strongBasisNet(first), strongBasisNet(renumbered(first))))
          .as(cells[0])
          .isLessThan(NOISE);
      if (cells[verdict].equals("0")) {
        assertThat(d).as(cells[0]).isLessThan(NOISE);
        // Maps of projectors taken once are a part of what layers between 2-tensors see.
        assertThat(distance(basisNet(first), basisNet(second))).as(cells[0]).isLessThan(NOISE);
      } else {
        assertThat(d).as(cells[0]).isGreaterThan(DIFFERENT);
      }
    }
  }
}
