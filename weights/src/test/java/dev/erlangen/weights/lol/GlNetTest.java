package dev.erlangen.weights.lol;

import static dev.erlangen.weights.lol.Samples.M;
import static dev.erlangen.weights.lol.Samples.N;
import static dev.erlangen.weights.lol.Samples.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.LeakExtension;
import dev.erlangen.testkit.RoundTrip;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlNetTest {
  private static GlNet net(GlNet.Config config) {
    return Params.to(config.init(new Rng(1)), Torch.device("cpu"), ScalarType.Double);
  }

  private static GlNet.Config config(int layers) {
    return new GlNet.Config(N, M, 6, layers, 10, 3);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void parameterCount(int layers) {
    long sizes = 0;
    for (int l = 0; l < N.size(); l++) {
      sizes += N.get(l) + M.get(l);
    }
    long h = 6;
    long expected =
        h * sizes + 2L * (layers - 1) * 3 * h * h + (3 * h * h + 1) * 10 + 2 * 10 + 11 * 3;
    assertThat(Params.count(config(layers).init(new Rng(0)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void ranksMayDiffer(int layers) {
    GlNet net = net(config(layers));
    LowRank two = Samples.random(2, 2, 1);
    LowRank filled = two.map(t -> LowRank.widened(t, 5));
    Tensor want = net.forward(two, Mode.EVAL);
    assertThat(distance(net.forward(filled, Mode.EVAL), want)).isLessThan(1e-12);
    LowRank mixed = LowRank.joined(List.of(two, Samples.random(1, 4, 2)));
    assertThat(mixed.rank()).isEqualTo(4);
    Tensor both = net.forward(mixed, Mode.EVAL);
    assertThat(distance(both.narrow(0, 0, 2), want)).isLessThan(1e-12);
    assertThat(distance(both.narrow(0, 2, 1), net.forward(Samples.random(1, 4, 2), Mode.EVAL)))
        .isLessThan(1e-12);
  }

  @Test
  void fastGateIsTheGateOfTheProduct() {
    LowRank x = Samples.random(4, 3, 3);
    Hidden hidden = net(config(1)).equivMlp().forward(x, Mode.EVAL);
    Tensor p = hidden.products(); // (B, L, h, h)
    Tensor keepU = p.sum(-1L).gt(Tensors.scalar(0)).to(ScalarType.Double); // (B, L, h)
    Tensor keepV = p.sum(-2L).gt(Tensors.scalar(0)).to(ScalarType.Double);
    Hidden gated = GlGate.apply(hidden);
    assertThat(distance(gated.u(), hidden.u().mul(keepU.permute(1, 2, 0).unsqueeze(-1)))).isZero();
    assertThat(distance(gated.v(), hidden.v().mul(keepV.permute(1, 2, 0).unsqueeze(-1)))).isZero();
    double kept = Tensors.item(keepU.mean());
    assertThat(kept).isBetween(0.1, 0.9);
  }

  @Test
  void pooledFeaturesAreMeansOfTheProducts() {
    Hidden hidden = net(config(2)).equivMlp().forward(Samples.random(4, 3, 3), Mode.EVAL);
    Tensor means = hidden.products().flatten(2, 3).mean(-1L);
    assertThat(distance(hidden.means(), means)).isLessThan(1e-13);
  }

  /** With Φ and Ψ the identity the head reads exactly the entries of the updates. */
  @Test
  void oneWideLayerIsTheMlpOnDenseUpdates() {
    List<Long> n = List.of(4L, 4L);
    GlNet net = net(new GlNet.Config(n, n, 4, 1, 10, 3));
    NoGrad.run(
        () ->
            net.equivMlp()
                .firstLayer()
                .forEach(
                    l -> {
                      l.phi().copy_(torch.eye(4));
                      l.psi().copy_(torch.eye(4));
                    }));
    InvariantHead head = net.invariantHead();
    LolMlp mlp = new LolMlp(List.of(head.linear1(), head.linear2()), List.of(head.ln1()), 0);
    LolModel dense = new FeatureNet(new Featurisation.Dense(1000), mlp);
    Rng rng = new Rng(2);
    Tensor u = rng.normal(3, 4, 2).to(ScalarType.Double);
    Tensor v = rng.normal(3, 4, 2).to(ScalarType.Double);
    LowRank x = new LowRank(List.of(u, v), List.of(v, u));
    assertThat(distance(net.forward(x, Mode.EVAL), dense.forward(x, Mode.EVAL))).isLessThan(1e-13);
  }

  @ParameterizedTest
  @CsvSource({"GATE, false", "GATE, true", "LEARNED, true", "LEARNED_WIDE, false"})
  void untrainedAdaptersGiveFiniteOutputsAndGradients(
      GlNet.Nonlinearity nonlinearity, boolean norm) {
    GlNet net = net(config(2).with(nonlinearity, norm));
    LowRank zero =
        new LowRank(
            Samples.random(2, 3, 1).u().stream().map(torch::zeros_like).toList(),
            Samples.random(2, 3, 1).v());
    Tensor y = net.forward(zero, Mode.EVAL);
    assertThat(Tensors.item(y.isfinite().all())).isEqualTo(1);
    assertThat(distance(y.select(0, 0), y.select(0, 1))).isZero();
    y.square().sum().backward();
    assertThat(
            Params.trainable(net).values().stream()
                .filter(p -> p.grad().defined())
                .allMatch(p -> Tensors.item(p.grad().isfinite().all()) == 1))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ENTRIES, GATE, false",
    "POOLED, GATE, true",
    "SHARED, LEARNED, true",
    "ENTRIES, LEARNED_WIDE, false"
  })
  void gradientsAreRight(GlNet.Head head, GlNet.Nonlinearity nonlinearity, boolean norm) {
    GlNet net = net(config(2).with(head).with(nonlinearity, norm));
    LowRank x = Samples.random(2, 3, 5);
    GradientCheck.check(net, List.of(), () -> net.forward(x, Mode.EVAL).square().sum());
  }

  @Test
  void rowDropoutKeepsTheSymmetryAndTheMean() {
    Hidden ones = new Hidden(torch.ones(2, 50, 40, 3), torch.ones(2, 50, 40, 3));
    Hidden inverted = RowDropout.INVERTED.apply(ones, 0.25, Mode.train(new Rng(1)));
    assertThat(Tensors.item(inverted.u().mean())).isBetween(0.95, 1.05);
    Tensor spread =
        inverted.u().amax(new long[] {3}, false).sub(inverted.u().amin(new long[] {3}, false));
    assertThat(Tensors.item(spread.abs().max())).isZero();
    Hidden legacy = RowDropout.LEGACY.apply(ones, 0.25, Mode.train(new Rng(1)));
    assertThat(Tensors.item(legacy.u().max())).isEqualTo(1);
    assertThat(Tensors.item(legacy.v().mean())).isBetween(0.72, 0.78);
    assertThat(Tensors.item(RowDropout.LEGACY.apply(ones, 0.25, Mode.EVAL).u().mean()))
        .isEqualTo(0.75);
    assertThat(RowDropout.INVERTED.apply(ones, 0.25, Mode.EVAL)).isSameAs(ones);
  }

  @Test
  void savedModelsAreTheSame() {
    LowRank x = Samples.random(2, 3, 1).to(Torch.device("cpu"), ScalarType.Float);
    RoundTrip.check(
        config(3).init(new Rng(1)),
        config(3).init(new Rng(2)),
        m -> NoGrad.get(() -> m.forward(x, Mode.EVAL)));
  }

  @Test
  void stepsLeaveNothingBehind() {
    GlNet net = config(2).init(new Rng(1));
    LowRank x = Samples.random(2, 3, 1).to(Torch.device("cpu"), ScalarType.Float);
    LeakExtension.assertNoGrowth(
        10,
        () -> {
          Params.clearGradients(net);
          net.forward(x, Mode.EVAL).sum().backward();
        });
  }

  @Test
  void mistakesAreNamed() {
    GlNet net = net(config(1));
    LowRank x = Samples.random(2, 3, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> net.forward(new LowRank(x.u().subList(0, 2), x.v().subList(0, 2)), Mode.EVAL))
        .withMessageContaining("2 matrices, the model needs 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.forward(new LowRank(x.v(), x.u()), Mode.EVAL))
        .withMessageContaining("7 rows, the model needs 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LowRank(x.u(), List.of()))
        .withMessageContaining("as many U as V");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GlNet.Config(N, M, 0, 1, 8, 1))
        .withMessageContaining("hidden");
  }
}
