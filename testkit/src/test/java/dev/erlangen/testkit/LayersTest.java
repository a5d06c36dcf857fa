package dev.erlangen.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.nn.GraphLayerNorm;
import dev.erlangen.core.nn.GraphNorm;
import dev.erlangen.core.nn.InstanceNorm;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.MultiHeadAttention;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.nn.TransformerLayer;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every layer of core.nn: gradients, round trip, and what renumbering the rows does. */
class LayersTest {
  private static final int N = 6;
  private static final int C = 4;

  private interface Run<M> {
    Tensor apply(M model, Tensor x);
  }

  /** A layer on (6, 4); {@code rows}: whether it commutes with renumbering the rows. */
  private record Layer<M>(String name, Function<Rng, M> init, Run<M> run, boolean rows) {
    M make(long seed, ScalarType type) {
      M m = Params.to(init.apply(new Rng(seed)), new Device("cpu"), type);
      Rng rng = new Rng(seed + 100);
      // Away from the initial ones and zeros, at which mistakes cancel.
      Params.trainable(m)
          .values()
          .forEach(t -> t.detach().add_(rng.uniform(-0.2, 0.2, t.shape()).to(type)));
      return m;
    }
  }

  private static Stream<Layer<?>> layers() {
    Csr graphs = Csr.segments(3, 3);
    Norm batchAndLayer = new Norm(true, true, true);
    Mlp.Config mlp = new Mlp.Config(C, C, C, 3, batchAndLayer, Activation.TANH, 0, true);
    Mode train = Mode.train(new Rng(0));
    return Stream.of(
        new Layer<>("linear", new Linear.Config(C, 3)::init, Linear::forward, true),
        new Layer<>(
            "batch norm",
            r -> new BatchNorm.Config(C, false).init(),
            (m, x) -> m.forward(x, train),
            true),
        new Layer<>(
            "batch norm, evaluated",
            r -> new BatchNorm.Config(C).init(),
            (m, x) -> m.forward(x, Mode.EVAL),
            true),
        new Layer<>("layer norm", r -> new LayerNorm.Config(C).init(), LayerNorm::forward, true),
        new Layer<>(
            "instance norm",
            r -> new InstanceNorm.Config(C).init(),
            (m, x) -> m.forward(x, graphs),
            false),
        new Layer<>(
            "graph norm",
            r -> new GraphNorm.Config(C).init(),
            (m, x) -> m.forward(x, graphs),
            false),
        new Layer<>(
            "graph layer norm",
            r -> new GraphLayerNorm.Config(C).init(),
            (m, x) -> m.forward(x, graphs),
            false),
        new Layer<>("mlp", mlp::init, (m, x) -> m.forward(x, Mode.EVAL), true),
        new Layer<>(
            "deep sets", r -> DeepSets.init(mlp, r), (m, x) -> m.forward(x, Mode.EVAL), true),
        new Layer<>(
            "attention",
            new MultiHeadAttention.Config(C, 2)::init,
            (m, x) -> m.forward(x, null, Mode.EVAL),
            true),
        new Layer<>(
            "transformer, norms first",
            new TransformerLayer.Config(C, 8, 2, true, Activation.GELU, 0)::init,
            (m, x) -> m.forward(x, null, Mode.EVAL),
            true),
        new Layer<>(
            "transformer, norms last",
            new TransformerLayer.Config(C, 8, 2, false, Activation.SILU, 0)::init,
            (m, x) -> m.forward(x, null, Mode.EVAL),
            true));
  }

  @TestFactory
  Stream<DynamicTest> gradients() {
    return layers().map(l -> dynamicTest(l.name(), () -> gradient(l)));
  }

  private static <M> void gradient(Layer<M> l) {
    M m = l.make(0, ScalarType.Double);
    Tensor x = new Rng(1).normal(N, C).to(ScalarType.Double).set_requires_grad(true);
    GradientCheck.check(m, List.of(x), () -> l.run().apply(m, x));
  }

  @TestFactory
  Stream<DynamicTest> roundTrips() {
    Tensor x = new Rng(1).normal(N, C);
    return layers().map(l -> dynamicTest(l.name(), () -> roundTrip(l, x)));
  }

  private static <M> void roundTrip(Layer<M> l, Tensor x) {
    RoundTrip.check(
        l.make(0, ScalarType.Float), l.make(1, ScalarType.Float), m -> l.run().apply(m, x));
  }

  @TestFactory
  Stream<DynamicTest> renumberingRows() {
    return SymmetryAssertions.tests(layers().map(LayersTest::contract).toList());
  }

  /** Norms inside graphs renumber within graphs only; over all rows the symmetry must be lost. */
  private static <M> Contract<?, ?, ?> contract(Layer<M> l) {
    Symmetry<Permutation, Tensor, Tensor> s =
        Symmetry.equivariance(new Permutations(N), Actions.permute(0));
    Function<ScalarType, Forward<Tensor, Tensor>> model =
        type -> {
          M m = l.make(0, type);
          return (x, mode) -> l.run().apply(m, x);
        };
    return l.rows()
        ? Contract.holds(l.name(), s, rng -> rng.normal(N, C), model)
        : Contract.breaks(l.name(), s, rng -> rng.normal(N, C), model);
  }

  @TestFactory
  Stream<DynamicTest> noPointersStayBehind() {
    return layers().map(l -> dynamicTest(l.name(), () -> leak(l)));
  }

  private static <M> void leak(Layer<M> l) {
    M m = l.make(0, ScalarType.Float);
    Tensor x = new Rng(1).normal(N, C);
    LeakExtension.assertNoGrowth(20, () -> l.run().apply(m, x).sum().backward());
  }
}
