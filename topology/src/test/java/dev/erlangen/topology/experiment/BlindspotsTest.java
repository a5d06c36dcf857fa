package dev.erlangen.topology.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.params.Params;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.Surfaces;
import dev.erlangen.topology.homology.TorusPairs;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.Head;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.homp.HompLayers;
import dev.erlangen.topology.homp.IncidenceConv;
import dev.erlangen.topology.homp.Layer;
import dev.erlangen.topology.homp.Merged;
import dev.erlangen.topology.homp.Readout;
import dev.erlangen.topology.hypergraph.HypergraphNetwork;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlindspotsTest {
  private static ComplexModel typed(ComplexModel net) {
    return Params.to(net, Torch.device("cpu"), ScalarType.Double);
  }

  private static Separation measure(PairFamily family, ComplexModel net) {
    ComplexModel own = typed(net);
    return Separation.of(family, some -> own.forward(ComplexBatch.of(some), Mode.EVAL));
  }

  private static PairFamily someTori() {
    PairFamily all = PairFamily.tori();
    List<int[]> pairs = IntStream.of(0, 1, 2, 8, 20, 60).mapToObj(all.pairs()::get).toList();
    return new PairFamily("tori", all.complexes(), pairs);
  }

  @ParameterizedTest
  @EnumSource(HompConfig.Task.class)
  void messagePassingGivesEqualOutputs(HompConfig.Task task) {
    ComplexModel net = new HompConfig(task, 12, 3, 4, 0).init(new Rng(0));
    for (PairFamily family :
        List.of(someTori(), PairFamily.strips(3, 5), PairFamily.kleinBottles())) {
      Separation s = measure(family, net);
      assertThat(s.largest()).as(family.name()).isLessThan(Separation.EQUAL);
    }
  }

  @Test
  void subcomplexesOfNodesAndEdgesWithDistancesTellAllApart() {
    ComplexModel net = new SmcnConfig.Torus(16, 1, 2, 4).init(new Rng(0));
    for (PairFamily family :
        List.of(someTori(), PairFamily.strips(3, 6), PairFamily.kleinBottles())) {
      Separation s = measure(family, net);
      assertThat(s.separated()).as(family.name()).isEqualTo(family.pairs().size());
    }
  }

  @Test
  void membershipOfNodesInFacesSeesKleinBottlesButNoStrips() {
    ComplexModel net =
        new SmcnConfig.Topological(16, 6, new Pair(0, 2), Marks.BINARY, 4).init(new Rng(0));
    assertThat(measure(PairFamily.strips(3, 6), net).largest()).isLessThan(Separation.EQUAL);
    double[] klein = measure(PairFamily.kleinBottles(), net).differences();
    for (int i = 0; i < 4; i++) {
      assertThat(klein[i]).isGreaterThan(Separation.SEPARATED);
    }
    assertThat(klein[4]).as("4 × 7").isLessThan(Separation.EQUAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7})
  void complexesWithACommonCoveringLookTheSame(int k) {
    // The strip of 2k squares covers both strips of k squares; read-outs are means.
    ComplexModel net =
        typed(new HompConfig(HompConfig.Task.TOPOLOGICAL, 8, 3, 2, 0).init(new Rng(1)));
    Tensor y =
        net.forward(
            ComplexBatch.of(
                TypedComplex.uniform(Surfaces.cylinder(2 * k).combinatorial()),
                TypedComplex.uniform(Surfaces.cylinder(k).combinatorial()),
                TypedComplex.uniform(Surfaces.moebius(k).combinatorial()),
                TypedComplex.uniform(Surfaces.octahedron().combinatorial())),
            Mode.EVAL);
    assertThat(apart(y, 0, 1)).isLessThan(1e-12);
    assertThat(apart(y, 0, 2)).isLessThan(1e-12);
    assertThat(apart(y, 0, 3)).isGreaterThan(1e-6);
  }

  @Test
  void toriCoverKleinBottles() {
    ComplexModel net =
        typed(new HompConfig(HompConfig.Task.TOPOLOGICAL, 8, 3, 2, 0).init(new Rng(1)));
    Tensor y =
        net.forward(
            ComplexBatch.of(
                TypedComplex.uniform(Surfaces.torus(4, 10).combinatorial()),
                TypedComplex.uniform(Surfaces.torus(4, 5).combinatorial()),
                TypedComplex.uniform(Surfaces.kleinBottle(4, 5).combinatorial())),
            Mode.EVAL);
    assertThat(apart(y, 0, 1)).isLessThan(1e-12);
    assertThat(apart(y, 0, 2)).isLessThan(1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void liftingDoesNotCureIt(int k) {
    CyclicLifting squares = new CyclicLifting(4, 4);
    Graph prism = Families.prism(k);
    Graph ladder = Families.moebiusLadder(k);
    PairFamily lifted =
        new PairFamily(
            "lifted",
            List.of(
                TypedComplex.uniform(squares.of(prism).complex()),
                TypedComplex.uniform(squares.of(ladder).complex())),
            List.of(new int[] {0, 1}));
    ComplexModel homp = new HompConfig(HompConfig.Task.TOPOLOGICAL, 12, 3, 4, 0).init(new Rng(0));
    assertThat(measure(lifted, homp).largest()).isLessThan(Separation.EQUAL);
    ComplexModel smcn = new SmcnConfig.Torus(12, 1, 2, 4).init(new Rng(0));
    assertThat(measure(lifted, smcn).separated()).isEqualTo(1);
  }

  @Test
  void hypergraphsDoNotSeeWhichEdgesLieInAFace() {
    ComplexModel hypergraph = new HypergraphNetwork.Config(12, 3, 2, 4).init(new Rng(0));
    assertThat(measure(PairFamily.hexagons(), hypergraph).largest()).isLessThan(Separation.EQUAL);
    ComplexModel homp = new HompConfig(HompConfig.Task.TOPOLOGICAL, 12, 2, 4, 0).init(new Rng(0));
    assertThat(measure(PairFamily.hexagons(), homp).separated()).isEqualTo(1);
  }

  @Test
  void messagePassingBetweenNodesAndCellsAloneIsAHypergraphNetwork() {
    HompLayers make = new HompLayers(12, false, Activation.RELU, new Rng(0));
    Layer layer =
        Layer.of(
            Map.of(
                "x_0",
                Merged.init(
                    Merged.How.CONCATENATE,
                    List.of(incidence(make, 1, 0), incidence(make, 2, 0)),
                    12,
                    Activation.RELU,
                    make.rng()),
                "x_1",
                incidence(make, 0, 1),
                "x_2",
                incidence(make, 0, 2)));
    ComplexModel net =
        new ComplexNet(
            List.of(make.constant(), make.twoCells(false), layer, layer),
            new Readout(List.of(0, 1, 2), false),
            Head.Joined.init(3, 12, 4, 0, make.rng()));
    Separation s = measure(PairFamily.hexagons(), net);
    assertThat(s.largest()).isLessThan(Separation.EQUAL);
  }

  private static IncidenceConv incidence(HompLayers make, int from, int to) {
    return new IncidenceConv(make.gin(Gin.Kind.GIN), from, to, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void theProtocolSeparatesWithSubcomplexesOnly(int number) {
    PairTest test = new PairTest(8, 20);
    TorusPairs.Pair pair = TorusPairs.published().get(number);
    TypedComplex a = TypedComplex.uniform(pair.first().complex().combinatorial());
    TypedComplex b = TypedComplex.uniform(pair.second().complex().combinatorial());
    ComplexModel smcn = new SmcnConfig.Torus(8, 1, 2, 4).init(new Rng(0));
    try (NoGradGuard evaluating = new NoGradGuard()) {
      assertThat(test.t2(smcn, a, b, 0)).isGreaterThan(10 * PairTest.THRESHOLD);
    }
    assertThat(test.t2(smcn, a, a, 0)).isLessThan(PairTest.THRESHOLD / 10);
    ComplexModel homp = new HompConfig(HompConfig.Task.TORUS, 8, 3, 4, 0).init(new Rng(0));
    assertThat(test.t2(homp, a, b, 0)).isLessThan(1e-6);
  }

  private static double apart(Tensor y, int i, int j) {
    double scale = y.abs().max().item_double();
    return y.select(0, i).sub(y.select(0, j)).abs().max().item_double() / scale;
  }
}
