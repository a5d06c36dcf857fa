package dev.erlangen.graph.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.layer.benchmark.GatLayer;
import dev.erlangen.graph.symmetry.GraphInput;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.SymmetryAssertions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every layer: it follows the nodes, does not mix graphs, and has its gradient. */
class LayerSymmetryTest {
  private static final int NODES = 9;
  private static final int CHANNELS = 6;
  private static final int EDGE_CHANNELS = 3;

  /** A layer on nodes, edge features and arcs. */
  interface Run<M> {
    Tensor apply(M layer, Tensor x, Tensor edges, Csr arcs);
  }

  record Case<M>(M layer, Run<M> run) {
    Case<M> in(ScalarType type) {
      return new Case<>(Params.to(layer, Torch.device("cpu"), type), run);
    }

    Tensor forward(Tensor x, GraphBatch batch) {
      return run.apply(layer, x, batch.arcFeatures(), batch.incoming());
    }
  }

  private static final Map<String, Case<?>> CASES = new LinkedHashMap<>();

  private static <M> void add(String name, M layer, Run<M> run) {
    CASES.put(name, new Case<>(layer, run));
  }

  static {
    Rng rng = new Rng(1);
    Mode eval = Mode.EVAL;
    Mlp.Config mlp = new Mlp.Config(CHANNELS, 5, 4, 2, Norm.BATCH);
    GatConv.Config heads = new GatConv.Config(CHANNELS, 3, 2, true, 0.2, 0, EDGE_CHANNELS);
    add("gcn", new GcnConv.Config(CHANNELS, 4).init(rng), (l, x, e, g) -> l.forward(x, g));
    add("sage", new SageConv.Config(CHANNELS, 4).init(rng), (l, x, e, g) -> l.forward(x, g));
    add("gin", new GinConv.Config(mlp, true).init(rng), (l, x, e, g) -> l.forward(x, g, eval));
    add(
        "gine",
        new GineConv.Config(mlp, true, EDGE_CHANNELS).init(rng),
        (l, x, e, g) -> l.forward(x, e, g, eval));
    add("gat", heads.init(rng), (l, x, e, g) -> l.forward(x, e, g, eval));
    add("gatv2", Gatv2Conv.init(heads, rng), (l, x, e, g) -> l.forward(x, e, g, eval));
    add(
        "transformer",
        new TransformerConv.Config(CHANNELS, 3, 2, true, true, 0, EDGE_CHANNELS).init(rng),
        (l, x, e, g) -> l.forward(x, e, g, eval));
    add(
        "pna",
        new PnaConv.Config(
                CHANNELS,
                4,
                2,
                List.of(PnaAggregate.values()),
                List.of(DegreeScalers.Scaler.values()),
                2,
                1,
                EDGE_CHANNELS)
            .init(rng),
        (l, x, e, g) -> l.forward(x, e, g));
    add(
        "cheb",
        new ChebConv.Config(CHANNELS, 4, 3).init(rng),
        (l, x, e, g) -> l.forward(x, GcnNorm.plain(g, x)));
    add(
        "arma",
        new ArmaConv.Config(CHANNELS, 4, 2, 2).init(rng),
        (l, x, e, g) -> l.forward(x, GcnNorm.plain(g, x)));
    add(
        "gpr",
        new GprProp.Config(4).init(rng),
        (l, x, e, g) -> l.forward(x, GcnNorm.withLoops(g, x)));
    add("bern", new BernProp.Config(5).init(), (l, x, e, g) -> l.forward(x, GcnNorm.plain(g, x)));
    add(
        "gat of the benchmark",
        new GatLayer.Config(CHANNELS, 3, 2, 0, true).init(rng),
        (l, x, e, g) -> l.forward(x, g, eval));
  }

  private static Graph graph(Rng rng, int nodes) {
    Graph g = RandomGraphs.erdosRenyi(nodes, 0.3, new SplittableRandom(rng.nextLong()));
    float[] features = Tensors.floats(rng.normal(g.arcs(), EDGE_CHANNELS));
    return g.withArcFeatures(RealTable.of(g.arcs(), EDGE_CHANNELS, features));
  }

  private static GraphInput input(Rng rng) {
    return new GraphInput(graph(rng, NODES), rng.normal(NODES, CHANNELS));
  }

  private static Contract<Permutation, GraphInput, Tensor> contract(
      String name, Case<?> layer, boolean follows) {
    Symmetry<Permutation, GraphInput, Tensor> symmetry =
        follows
            ? new Symmetry<>(new Permutations(NODES), GraphInput.renumbering(), Actions.permute(0))
            : Symmetry.invariance(new Permutations(NODES), GraphInput.renumbering());
    return Contract.holds(
        name,
        symmetry,
        LayerSymmetryTest::input,
        type -> {
          Case<?> typed = layer.in(type);
          return (in, mode) -> typed.forward(in.x(), in.batch());
        });
  }

  @TestFactory
  Stream<DynamicTest> followsTheNodes() {
    return SymmetryAssertions.tests(
        CASES.entrySet().stream().map(e -> contract(e.getKey(), e.getValue(), true)).toList());
  }

  @TestFactory
  Stream<DynamicTest> isNotBlindToThem() {
    return CASES.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        SymmetryAssertions.assertNotKept(
                            contract(e.getKey(), e.getValue(), false))));
  }

  @TestFactory
  Stream<DynamicTest> aBatchIsItsGraphs() {
    return CASES.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> batched(e.getValue())));
  }

  private static void batched(Case<?> given) {
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(5);
      Case<?> layer = given.in(ScalarType.Double);
      Graph a = graph(rng, 7);
      Graph b = graph(rng, 1);
      Graph c = graph(rng, 5);
      Tensor x = rng.normal(13, CHANNELS).to(ScalarType.Double);
      Tensor together = layer.forward(x, doubles(a, b, c));
      Tensor apart =
          Tensors.cat(
              0,
              layer.forward(x.narrow(0, 0, 7), doubles(a)),
              layer.forward(x.narrow(0, 7, 1), doubles(b)),
              layer.forward(x.narrow(0, 8, 5), doubles(c)));
      double error = Tensors.item(together.sub(apart).abs().max());
      assertThat(error).isCloseTo(0, within(1e-12));
      assertThat(together.isfinite().all().item_bool()).isTrue();
    }
  }

  private static GraphBatch doubles(Graph... graphs) {
    return GraphBatch.of(graphs).to(Torch.device("cpu"), ScalarType.Double);
  }

  @TestFactory
  Stream<DynamicTest> hasItsGradient() {
    return CASES.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> gradient(e.getValue())));
  }

  private static void gradient(Case<?> given) {
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(8);
      Case<?> layer = given.in(ScalarType.Double);
      // Fresh biases are 0, which puts isolated nodes on the kinks of the activations.
      try (NoGradGuard guard = new NoGradGuard()) {
        Params.trainable(layer.layer()).values().forEach(p -> p.add_(rng.normal(p.shape())));
      }
      GraphBatch batch = doubles(graph(rng, 6), graph(rng, 1));
      Tensor x = rng.normal(7, CHANNELS).to(ScalarType.Double).set_requires_grad(true);
      GradientCheck.check(layer.layer(), List.of(x), () -> layer.forward(x, batch));
    }
  }

  @Test
  void loopsAreAddedOnceAndCarryTheMeanOfTheirNode() {
    try (PointerScope scope = new PointerScope()) {
      Csr arcs = Csr.of(3, 3, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 2});
      SelfLoops loops = SelfLoops.added(arcs);
      assertThat(Tensors.longs(loops.edges().row())).containsExactly(0, 0, 1, 1, 1, 2);
      assertThat(Tensors.longs(loops.edges().column())).containsExactly(1, 0, 0, 2, 1, 2);
      Tensor e = Tensors.of(new double[] {9, 4, 1, 2}, 4, 1);
      assertThat(Tensors.doubles(loops.features(e))).containsExactly(4, 4, 1, 2, 1.5, 0);
    }
  }
}
