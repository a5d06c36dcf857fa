package dev.erlangen.graph.layer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.layer.DenseArcs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** Every layer against the same formula on dense matrices: outputs and gradients, float64. */
class BenchmarkLayersTest {
  private static final double TOLERANCE = 1e-11;

  private final Rng rng = new Rng(3);

  private Csr arcs() {
    return GraphBatch.of(
            RandomGraphs.erdosRenyi(9, 0.35, new SplittableRandom(4)),
            Products.union(Families.path(3), Families.empty(1)))
        .incoming();
  }

  private Tensor noise(long... shape) {
    return rng.normal(shape).to(ScalarType.Double).set_requires_grad(true);
  }

  /** Runs both forms with the same parameters and compares what they give and their gradients. */
  private <M> void same(
      M fresh, List<Tensor> inputs, Function<M, Tensor> fast, Function<M, Tensor> slow) {
    M model = Params.to(fresh, Torch.device("cpu"), ScalarType.Double);
    try (NoGradGuard guard = new NoGradGuard()) {
      Params.trainable(model)
          .values()
          .forEach(p -> p.add_(rng.normal(p.shape()).mul(new Scalar(0.2))));
    }
    M other = Params.copy(model);
    Tensor a = fast.apply(model);
    Map<String, Tensor> first = gradients(model, inputs, a);
    Tensor b = slow.apply(other);
    Map<String, Tensor> second = gradients(other, inputs, b);
    close("output", a, b);
    assertThat(first.keySet()).isEqualTo(second.keySet());
    first.forEach((name, g) -> close("gradient of " + name, g, second.get(name)));
    Params.named(model).forEach((name, t) -> close(name, t, Params.named(other).get(name)));
  }

  private static Map<String, Tensor> gradients(Object model, List<Tensor> inputs, Tensor y) {
    inputs.forEach(t -> t.mutable_grad().reset());
    Tensor weights = torch.arange(new Scalar(y.numel())).to(ScalarType.Double).sin().view_as(y);
    y.mul(weights).sum().backward();
    Map<String, Tensor> out = new LinkedHashMap<>();
    Params.trainable(model).forEach((name, p) -> out.put(name, p.grad()));
    for (int i = 0; i < inputs.size(); i++) {
      out.put("input " + i, inputs.get(i).grad());
    }
    return out;
  }

  private static void close(String what, Tensor got, Tensor expected) {
    assertThat(got.shape()).as(what).isEqualTo(expected.shape());
    double scale = Math.max(1, Tensors.item(expected.abs().max()));
    double error = Tensors.item(got.to(ScalarType.Double).sub(expected).abs().max());
    assertThat(error).as(what).isLessThan(TOLERANCE * scale);
  }

  @Test
  void gatedGcn() {
    try (PointerScope scope = new PointerScope()) {
      Csr edges = arcs();
      DenseArcs dense = DenseArcs.of(edges);
      Tensor h = noise(13, 6);
      Tensor e = noise(edges.edges(), 6);
      Mode mode = Mode.train(rng);
      same(
          new GatedGcnLayer.Config(6).init(rng),
          List.of(h, e),
          m -> {
            var y = m.forward(new GatedGcnLayer.Features(h, e), edges, mode);
            return Tensors.cat(0, y.nodes(), y.edges());
          },
          m -> {
            Tensor hat =
                dense.from(m.d().forward(h)).add(dense.to(m.e().forward(h))).add(m.c().forward(e));
            Tensor gate = hat.sigmoid();
            Tensor weighted = dense.sum(gate.mul(dense.from(m.b().forward(h))));
            Tensor total = dense.sum(gate).add(new Scalar(1e-6));
            Tensor node = m.a().forward(h).add(weighted.div(total));
            return Tensors.cat(
                0,
                h.add(m.bnNodeH().forward(node, mode).relu()),
                e.add(m.bnNodeE().forward(hat, mode).relu()));
          });
    }
  }

  @Test
  void transformer() {
    try (PointerScope scope = new PointerScope()) {
      Csr edges = arcs();
      DenseArcs dense = DenseArcs.of(edges);
      Tensor h = noise(13, 6);
      Tensor e = noise(edges.edges(), 6);
      Mode mode = Mode.train(rng);
      same(
          new TransformerLayer.Config(6, 2, 0).init(rng),
          List.of(h, e),
          m -> m.forward(h, e, edges, mode),
          m -> {
            TransformerLayer.Attention at = m.attentionH();
            Tensor vector =
                dense
                    .from(at.k().forward(h))
                    .mul(dense.to(at.q().forward(h)))
                    .mul(at.e().forward(e));
            Tensor value = dense.from(at.v().forward(h));
            List<Tensor> heads = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
              Tensor score = vector.narrow(1, 3 * i, 3).sum(1).div(new Scalar(Math.sqrt(3)));
              Tensor w = torch.hardtanh(score, new Scalar(-5), new Scalar(5)).exp().unsqueeze(1);
              Tensor sum = dense.sum(w.mul(value.narrow(1, 3 * i, 3)));
              heads.add(sum.div(dense.sum(w).add(new Scalar(1e-6))));
            }
            Tensor joined = Tensors.cat(1, heads.toArray(Tensor[]::new));
            Tensor mid = m.batchNorm1H().forward(h.add(m.outputH().forward(joined)), mode);
            Tensor inner = m.ffnHLayer2().forward(m.ffnHLayer1().forward(mid).relu());
            return m.batchNorm2H().forward(mid.add(inner), mode);
          });
    }
  }

  @Test
  void gat() {
    try (PointerScope scope = new PointerScope()) {
      Csr edges = arcs();
      DenseArcs dense = DenseArcs.of(edges);
      Tensor x = noise(13, 6);
      Mode mode = Mode.train(rng);
      same(
          new GatLayer.Config(6, 3, 2, 0, true).init(rng),
          List.of(x),
          m -> m.forward(x, edges, mode),
          m -> {
            Tensor h = m.gatconv().fc().forward(x);
            List<Tensor> heads = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
              Tensor part = h.narrow(1, 3 * i, 3);
              Tensor left = part.matmul(m.gatconv().attnL().select(1, i).t());
              Tensor right = part.matmul(m.gatconv().attnR().select(1, i).t());
              Tensor score =
                  torch.leaky_relu(dense.from(left).add(dense.to(right)), new Scalar(0.2)).exp();
              Tensor sum = dense.sum(score.mul(dense.from(part)));
              heads.add(sum.div(dense.sum(score).clamp_min(new Scalar(1e-30))));
            }
            Tensor y = Tensors.cat(1, heads.toArray(Tensor[]::new)).add(m.gatconv().bias());
            return x.add(torch.elu(m.batchnormH().forward(y, mode)));
          });
    }
  }

  @Test
  void pna() {
    try (PointerScope scope = new PointerScope()) {
      Csr edges = arcs();
      DenseArcs dense = DenseArcs.of(edges);
      Tensor h = noise(13, 6);
      Tensor e = noise(edges.edges(), 4);
      Tensor scale = noise(13, 1);
      Mode mode = Mode.train(rng);
      double delta = 1.3;
      same(
          new PnaLayer.Config(6, 3, 4, delta, 0).init(rng),
          List.of(h, e, scale),
          m -> m.forward(h, e, edges, scale, mode),
          m -> {
            List<Tensor> towers = new ArrayList<>();
            Tensor degree = dense.receivers().sum(0).unsqueeze(1);
            Tensor factor = degree.clamp_min(new Scalar(1)).log1p().div(new Scalar(delta));
            for (int t = 0; t < 3; t++) {
              PnaTower tower = m.towers().get(t);
              Tensor slice = h.narrow(1, 2 * t, 2);
              Tensor z =
                  tower
                      .pretransH()
                      .linear()
                      .forward(Tensors.cat(1, dense.from(slice), dense.to(slice), e));
              Tensor all = Tensors.cat(1, dense.statistics(z, 1e-5).toArray(Tensor[]::new));
              Tensor scaled = Tensors.cat(1, slice, all, all.mul(factor), all.div(factor));
              Tensor post = tower.posttransH().linear().forward(scaled).mul(scale);
              towers.add(tower.batchnormH().forward(post, mode));
            }
            Tensor joined = Tensors.cat(1, towers.toArray(Tensor[]::new));
            Tensor mixed = m.mixingNetworkH().linear().forward(joined);
            return h.add(torch.leaky_relu(mixed, new Scalar(0.01)));
          });
    }
  }

  @Test
  void batchesWithoutArcsWork() {
    try (PointerScope scope = new PointerScope()) {
      Csr none = GraphBatch.of(Families.empty(4)).incoming();
      Tensor h = rng.normal(4, 6);
      Tensor e = rng.normal(0, 6);
      Mode mode = Mode.train(rng);
      Tensor gated =
          new GatedGcnLayer.Config(6)
              .init(rng)
              .forward(new GatedGcnLayer.Features(h, e), none, mode)
              .nodes();
      Tensor ones = torch.ones(4, 1);
      Tensor pna = new PnaLayer.Config(6, 2, 6, 1, 0).init(rng).forward(h, e, none, ones, mode);
      Tensor former = new TransformerLayer.Config(6, 2, 0).init(rng).forward(h, e, none, mode);
      Tensor gat = new GatLayer.Config(6, 3, 2, 0, true).init(rng).forward(h, none, mode);
      for (Tensor y : List.of(gated, pna, former, gat)) {
        assertThat(y.shape()).containsExactly(4, 6);
        assertThat(y.isfinite().all().item_bool()).isTrue();
      }
    }
  }

  @Test
  void averageLogDegreeIsThatOfTheNodes() {
    assertThat(PnaLayer.averageLogDegree(List.of(Families.star(3), Families.cycle(4))))
        .isCloseTo((Math.log(4) + 3 * Math.log(2) + 4 * Math.log(3)) / 8, within(1e-15));
  }

  @Test
  void namesAreTheOfficialOnes() {
    assertThat(Params.named(new PnaLayer.Config(6, 3, 4, 1, 0).init(rng)).keySet())
        .contains(
            "towers.2.pretrans_h.fully_connected.0.linear.weight",
            "towers.0.posttrans_h.fully_connected.0.linear.bias",
            "towers.1.batchnorm_h.running_mean",
            "mixing_network_h.linear.weight");
    assertThat(Params.named(new TransformerLayer.Config(8, 4, 0).init(rng)).keySet())
        .contains(
            "attention_h.Q.weight",
            "O_h.bias",
            "batch_norm1_h.weight",
            "FFN_h_layer1.weight",
            "FFN_h_layer2.bias",
            "batch_norm2_h.running_var");
    assertThat(Params.named(new GatedGcnLayer.Config(8).init(rng)).keySet())
        .contains("A.weight", "E.bias", "bn_node_h.weight", "bn_node_e.running_mean");
    assertThat(Params.named(new GatLayer.Config(8, 2, 4, 0, true).init(rng)).keySet())
        .contains("gatconv.fc.weight", "gatconv.attn_l", "gatconv.attn_r", "batchnorm_h.bias");
  }

  @Test
  void refusesSizesThatDoNotDivide() {
    assertThatThrownBy(() -> new PnaLayer.Config(7, 2, 4, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransformerLayer.Config(7, 2, 0))
        .hasMessageContaining("7 channels cannot be split into 2 heads");
    assertThatThrownBy(() -> new GatedGcnLayer.Config(6, 6, 1, true, true))
        .hasMessageContaining("dropout must be in [0, 1)");
  }
}
