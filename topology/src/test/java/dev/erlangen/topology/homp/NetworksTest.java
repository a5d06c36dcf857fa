package dev.erlangen.topology.homp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.nn.Chain;
import dev.erlangen.topology.smcn.EnsembleConfig;
import dev.erlangen.topology.smcn.MarkEmbedding;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.topology.smcn.SubcomplexConv;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private static final Graph RINGS =
      Graph.undirected(
          8, new int[] {0, 1, 2, 3, 0, 3, 5, 6, 6}, new int[] {1, 2, 3, 4, 4, 5, 6, 0, 7});
  private static final Graph PATH = Graph.undirected(3, new int[] {0, 1}, new int[] {1, 2});

  private static TypedComplex lifted(Graph graph) {
    CombinatorialComplex complex = new CyclicLifting(3, 8).of(graph).complex();
    int[] nodes = new int[complex.nodes()];
    int[] edges = new int[complex.count(1)];
    Arrays.setAll(nodes, i -> i % 5);
    Arrays.setAll(edges, i -> i % 3);
    return new TypedComplex(
        complex, IntTable.column(nodes), IntTable.column(edges), new double[] {1});
  }

  private static List<ComplexModel> networks() {
    Rng rng = new Rng(0);
    return List.of(
        new HompConfig(HompConfig.Task.MOLECULE, 6, 2, 1, 0).init(rng),
        new HompConfig(HompConfig.Task.TOPOLOGICAL, 6, 2, 1, 0).init(rng),
        new SmcnConfig.Molecule(6, 5, 1, 2, 1, 0).init(rng),
        SmcnConfig.Topological.official(4, 1, 1).init(rng),
        new SmcnConfig.Topological(6, 2, new Pair(1, 2), Marks.DISTANCE, 1).init(rng),
        new SmcnConfig.Torus(6, 1, 2, 1).init(rng),
        new EnsembleConfig(6, 1, List.of(0, 1, 2), 5, 1, List.of(2), new Pair(0, 2), true, 0, 1)
            .init(rng));
  }

  @Test
  void publishedSizes() {
    assertThat(Params.count(SmcnConfig.Molecule.PUBLISHED.init(new Rng(0)))).isEqualTo(500_114);
    assertThat(Params.count(SmcnConfig.Torus.PUBLISHED.init(new Rng(0)))).isEqualTo(367_001);
    assertThat(Params.count(new HompConfig(HompConfig.Task.TORUS, 100, 3, 1, 0).init(new Rng(0))))
        .isEqualTo(428_301);
    assertThat(Params.count(SmcnConfig.Topological.official(72, 4, 1).init(new Rng(0))))
        .isEqualTo(502_093);
    assertThat(
            Params.count(new HompConfig(HompConfig.Task.TOPOLOGICAL, 72, 4, 1, 0).init(new Rng(0))))
        .isEqualTo(501_553);
    assertThat(Params.count(EnsembleConfig.MOLHIV.init(new Rng(0)))).isEqualTo(240_529);
    assertThat(Params.count(SmcnConfig.Topological.official(16, 2, 1).init(new Rng(0))))
        .isEqualTo(19_273);
    assertThat(
            Params.count(new HompConfig(HompConfig.Task.TOPOLOGICAL, 24, 4, 1, 0).init(new Rng(0))))
        .isEqualTo(58_897);
  }

  @Test
  void aBatchGivesWhatItsComplexesGiveAlone() {
    TypedComplex a = lifted(RINGS);
    TypedComplex b = lifted(PATH);
    for (ComplexModel net : networks()) {
      ComplexModel own = Params.to(net, Torch.device("cpu"), ScalarType.Double);
      Tensor both = own.forward(ComplexBatch.of(a, b, a), Mode.EVAL);
      for (int i = 0; i < 3; i++) {
        Tensor alone = own.forward(ComplexBatch.of(i == 1 ? b : a), Mode.EVAL);
        assertThat(Tensors.item(both.select(0, i).sub(alone.select(0, 0)).abs().max()))
            .isLessThan(1e-12);
      }
      assertThat(Tensors.item(both.select(0, 0).sub(both.select(0, 1)).abs().max()))
          .isGreaterThan(1e-6);
    }
  }

  @Test
  void complexesWithoutRingsTrainAlone() {
    // One complex, no cell of rank 2: batch statistics over no rows and over one row.
    TypedComplex path = lifted(PATH);
    for (ComplexModel net : networks()) {
      Tensor y = net.forward(ComplexBatch.of(path), Mode.train(new Rng(0)));
      assertThat(y.isfinite().all().item_bool()).isTrue();
      if (y.requires_grad()) {
        y.sum().backward();
      }
      for (Tensor p : Params.trainable(net).values()) {
        assertThat(!p.grad().defined() || p.grad().isfinite().all().item_bool()).isTrue();
      }
    }
  }

  @Test
  void featuresOutsideTheTablesAreNamed() {
    TypedComplex ok = lifted(PATH);
    TypedComplex bad =
        new TypedComplex(ok.complex(), IntTable.column(0, 500, 1), ok.edgeTypes(), new double[0]);
    ComplexModel net = networks().get(0);
    assertThatThrownBy(() -> net.forward(ComplexBatch.of(bad), Mode.EVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "features of rank 0, column 0: values must be in [0, 119), got 0 to 500");
    assertThatThrownBy(
            () -> net.forward(ComplexBatch.of(TypedComplex.plain(ok.complex())), Mode.EVAL))
        .hasMessageContaining("1 to 9 categorical columns, got 0");
  }

  @Test
  void layersMustMakeWhatLaterOnesNeed() {
    HompLayers make = new HompLayers(4, false, Activation.RELU, new Rng(0));
    ComplexNet net =
        new ComplexNet(
            List.of(make.constant(), make.passing(HompLayers.Plan.TOPOLOGICAL)),
            new Readout(List.of(0), false),
            Head.PerRank.init(1, 4, 1, 0, Activation.RELU, new Rng(0)));
    assertThatThrownBy(() -> net.forward(ComplexBatch.of(lifted(PATH)), Mode.EVAL))
        .hasMessageContaining("no layer has made x_2 yet");
    assertThatThrownBy(() -> Layer.of(Map.of("x_7", new PointwiseConv(null, 0, false))))
        .hasMessageContaining("x_7");
  }

  @Test
  void mergesAddAverageAndConcatenate() {
    Rng rng = new Rng(0);
    HompLayers make = new HompLayers(3, false, Activation.GELU, rng);
    ComplexBatch batch = ComplexBatch.of(lifted(RINGS));
    Cochains x = make.constant().forward(Cochains.none(), batch, Mode.EVAL);
    PointwiseConv one = new PointwiseConv(Chain.normed(rng, Activation.GELU, 3, 3), 0, false);
    PointwiseConv residual = new PointwiseConv(one.mlp(), 0, true);
    List<CellModule> modules = List.of(one, residual);
    Tensor a = one.forward(x, batch, Mode.EVAL);
    Tensor sum =
        Merged.init(Merged.How.SUM, modules, 3, Activation.RELU, rng).forward(x, batch, Mode.EVAL);
    Tensor mean =
        Merged.init(Merged.How.MEAN, modules, 3, Activation.RELU, rng).forward(x, batch, Mode.EVAL);
    Tensor expected = a.add(a).add(x.cells(0));
    assertThat(Tensors.item(sum.sub(expected).abs().max())).isLessThan(1e-6);
    assertThat(Tensors.item(mean.add(mean).sub(expected).abs().max())).isLessThan(1e-6);
  }

  @Test
  void marksBeyondTheTableShareItsLastRows() {
    MarkEmbedding marks = MarkEmbedding.init(new Pair(0, 1), Marks.DISTANCE, 3, new Rng(0));
    Tensor rows = marks.of(Tensors.of(new long[] {0, 10, 25, Marks.UNREACHABLE}));
    int[] expected = {0, 10, 10, 11};
    for (int i = 0; i < expected.length; i++) {
      assertThat(Tensors.doubles(rows.select(0, i)))
          .containsExactly(Tensors.doubles(marks.embedding().weight().select(0, expected[i])));
    }
    assertThatThrownBy(
            () -> new MarkEmbedding(marks.embedding(), new Pair(0, 1), Marks.DISTANCE, 7))
        .hasMessageContaining("a table of 9 rows, got 12");
  }

  @Test
  void secondConvolutionsRepeatOrSum() {
    Pair pair = new Pair(0, 1);
    Rng rng = new Rng(0);
    Gin gin = new Gin.Config(Gin.Kind.GIN, List.of(4L, 4L, 4L), 0, true, Activation.RELU).init(rng);
    ComplexBatch batch = ComplexBatch.of(lifted(RINGS));
    Tensor h = rng.normal(batch.product(0, 1).rows(), 4);
    Cochains x = Cochains.none().with("x_0_1", h);
    for (SubcomplexConv.Way way : SubcomplexConv.Way.values()) {
      Tensor once = SubcomplexConv.of(gin, pair, way).forward(x, batch, Mode.EVAL);
      Tensor twice =
          SubcomplexConv.of(gin, pair, way).forward(x.with("x_0_1", once), batch, Mode.EVAL);
      Tensor repeated =
          new SubcomplexConv(gin, pair, way, SubcomplexConv.Second.REPEAT, true)
              .forward(x, batch, Mode.EVAL);
      assertThat(Tensors.item(repeated.sub(twice.add(h)).abs().max())).isLessThan(1e-5);
      Tensor summed =
          new SubcomplexConv(gin, pair, way, SubcomplexConv.Second.IDENTITY, false)
              .forward(x, batch, Mode.EVAL);
      assertThat(Tensors.item(summed.sub(once).abs().max())).isGreaterThan(1e-3);
    }
  }
}
