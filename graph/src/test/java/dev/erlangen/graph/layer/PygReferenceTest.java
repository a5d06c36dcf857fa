package dev.erlangen.graph.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs and gradients of PyTorch Geometric, written by {@code src/test/python/pyg_layers.py}. */
class PygReferenceTest {
  private static final double TOLERANCE = 1e-12;

  /** Runs a layer on x, edge features and arcs. */
  interface Run<M> {
    Tensor apply(M layer, Tensor x, @Nullable Tensor edge, Csr edges);
  }

  record Case<M>(M layer, Run<M> run) {
    Case<M> with(Object other) {
      @SuppressWarnings("unchecked")
      M typed = (M) other;
      return new Case<>(typed, run);
    }

    Tensor forward(Tensor x, @Nullable Tensor edge, Csr edges) {
      return run.apply(layer, x, edge, edges);
    }
  }

  static Stream<Arguments> cases() {
    Rng rng = new Rng(0);
    Mlp.Config mlp = new Mlp.Config(5, 6, 4, 2, Norm.NONE);
    return Stream.of(
        at("gcn", new GcnConv.Config(5, 4).init(rng), (l, x, e, g) -> l.forward(x, g)),
        at("gcn_loops", new GcnConv.Config(5, 7).init(rng), (l, x, e, g) -> l.forward(x, g)),
        at("sage", new SageConv.Config(5, 4).init(rng), (l, x, e, g) -> l.forward(x, g)),
        at(
            "sage_max",
            new SageConv.Config(5, 4, Reduction.MAX, true).init(rng),
            (l, x, e, g) -> l.forward(x, g)),
        at(
            "gin",
            new GinConv.Config(mlp, true).init(rng),
            (l, x, e, g) -> l.forward(x, g, Mode.EVAL)),
        at("gine", new GineConv.Config(mlp, true, 0).init(rng), PygReferenceTest::gine),
        at("gine_lin", new GineConv.Config(mlp, true, 3).init(rng), PygReferenceTest::gine),
        at("gat", new GatConv.Config(5, 3, 2).init(rng), PygReferenceTest::gat),
        at("gat_mean", averaged().init(rng), PygReferenceTest::gat),
        at("gatv2", Gatv2Conv.init(new GatConv.Config(5, 3, 2), rng), PygReferenceTest::gatv2),
        at("gatv2_mean", Gatv2Conv.init(averaged(), rng), PygReferenceTest::gatv2),
        at(
            "transformer",
            new TransformerConv.Config(5, 3, 2).init(rng),
            (l, x, e, g) -> l.forward(x, g, Mode.EVAL)),
        at(
            "transformer_gate",
            new TransformerConv.Config(5, 3, 2, false, true, 0, 3).init(rng),
            (l, x, e, g) -> l.forward(x, e, g, Mode.EVAL)),
        at("pna", pna(2, 3).init(rng), (l, x, e, g) -> l.forward(x, e, g)),
        at("pna_plain", pna(1, 0).init(rng), (l, x, e, g) -> l.forward(x, e, g)),
        at(
            "cheb",
            new ChebConv.Config(5, 4, 3).init(rng),
            (l, x, e, g) -> l.forward(x, GcnNorm.plain(g, x))),
        at(
            "arma",
            new ArmaConv.Config(5, 4, 2, 3).init(rng),
            (l, x, e, g) -> l.forward(x, GcnNorm.plain(g, x))));
  }

  private static GatConv.Config averaged() {
    return new GatConv.Config(5, 3, 2, false, 0.2, 0, 3);
  }

  private static PnaConv.Config pna(int towers, int edgeChannels) {
    return new PnaConv.Config(
        6,
        4,
        towers,
        List.of(
            PnaAggregate.MEAN,
            PnaAggregate.MIN,
            PnaAggregate.MAX,
            PnaAggregate.STD,
            PnaAggregate.SUM),
        List.of(DegreeScalers.Scaler.values()),
        1,
        1,
        edgeChannels);
  }

  private static Tensor gine(GineConv l, Tensor x, @Nullable Tensor e, Csr g) {
    return l.forward(x, e, g, Mode.EVAL);
  }

  private static Tensor gat(GatConv l, Tensor x, @Nullable Tensor e, Csr g) {
    SelfLoops loops = SelfLoops.added(g);
    return l.forward(x, e == null ? null : loops.features(e), loops.edges(), Mode.EVAL);
  }

  private static Tensor gatv2(Gatv2Conv l, Tensor x, @Nullable Tensor e, Csr g) {
    SelfLoops loops = SelfLoops.added(g);
    return l.forward(x, e == null ? null : loops.features(e), loops.edges(), Mode.EVAL);
  }

  private static <M> Arguments at(String name, M layer, Run<M> run) {
    return Arguments.of(name, new Case<>(layer, run));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void outputAndGradientsAgree(String name, Case<?> given) throws Exception {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> file = read(name);
      Case<?> c = given.with(Params.to(given.layer(), Torch.device("cpu"), ScalarType.Double));
      Params.load(c.layer(), part(file, "param."));
      Tensor x = file.get("input.x").set_requires_grad(true);
      Tensor edge = file.get("input.edge");
      if (edge != null) {
        edge.set_requires_grad(true);
      }
      int n = (int) x.size(0);
      Csr edges =
          Csr.of(n, n, Tensors.longs(file.get("destination")), Tensors.longs(file.get("source")));
      Tensor y = c.forward(x, edge, edges);
      close("output", y, file.get("output"));
      y.mul(file.get("weights")).sum().backward();
      close("grad of x", x.grad(), file.get("grad.input.x"));
      if (edge != null) {
        close("grad of edge features", edge.grad(), file.get("grad.input.edge"));
      }
      Map<String, Tensor> expected = part(file, "grad.param.");
      assertThat(expected).isNotEmpty();
      Map<String, Tensor> own = Params.named(c.layer());
      expected.forEach((key, value) -> close("grad of " + key, own.get(key).grad(), value));
    }
  }

  private static Map<String, Tensor> read(String name) throws Exception {
    var url = PygReferenceTest.class.getResource("pyg/" + name + ".safetensors");
    return SafeTensors.read(Path.of(url.toURI()));
  }

  private static Map<String, Tensor> part(Map<String, Tensor> file, String prefix) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    file.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            out.put(name.substring(prefix.length()), value);
          }
        });
    return out;
  }

  private static void close(String what, Tensor got, Tensor expected) {
    assertThat(got.shape()).as(what).isEqualTo(expected.shape());
    double scale = Math.max(1, Tensors.item(expected.abs().max()));
    assertThat(Tensors.item(got.sub(expected).abs().max())).as(what).isLessThan(TOLERANCE * scale);
  }
}
