package dev.erlangen.geometry.cgenn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.clifford.Numbers;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.LeakExtension;
import dev.erlangen.testkit.RoundTrip;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private static final Metric SPACE = Metric.of(1, 1, 1);

  private static NBodyCgGnn particles(long seed) {
    return new NBodyCgGnn.Config(4, 2).init(SPACE, new Rng(seed));
  }

  private static NBodyCgGnn.Particles input(ScalarType type, Arcs arcs) {
    Rng rng = new Rng(4);
    return new NBodyCgGnn.Particles(
        rng.normal(2, 3, 3).to(type),
        rng.normal(2, 3, 3).to(type),
        rng.signs(2, 3, 1).to(type),
        rng.normal(2, arcs.count() / 2, 1).to(type),
        arcs);
  }

  @Test
  void parametersAreCounted() {
    O3CgMlp volume = new O3CgMlp.Config(3, 16, 1, 4).init(SPACE, new Rng(0));
    assertThat(Params.count(volume)).isEqualTo(3073);
    NBodyCgGnn bodies = new NBodyCgGnn.Config(8, 2).init(SPACE, new Rng(0));
    assertThat(Params.count(bodies)).isEqualTo(9025);
  }

  @Test
  void messagesMayBeIrregular() {
    int[] rows = {2, 0, 0, 1};
    int[] columns = {1, 1, 2, 0};
    Arcs arcs = Arcs.repeated(2, 3, rows, columns);
    Rng rng = new Rng(1);
    Tensor x = Numbers.normal(rng, 6, 2, 4).set_requires_grad(true);
    Tensor e = Numbers.normal(rng, 8, 2, 4).set_requires_grad(true);
    Tensor gathered = arcs.atColumns(x);
    assertThat(Numbers.distance(gathered.select(0, 5), x.select(0, 4))).isZero();
    Tensor mean = arcs.meanAtRows(e);
    Tensor want = e.select(0, 1).add(e.select(0, 2)).div(Tensors.scalar(2));
    assertThat(Numbers.distance(mean.select(0, 0), want)).isLessThan(1e-15);
    GradientCheck.check(
        Map.of("x", x, "e", e),
        () -> arcs.meanAtRows(arcs.atRows(x).mul(arcs.atColumns(x)).add(e)));
  }

  @Test
  void regularAndIrregularMeansAgree() {
    Arcs complete = Arcs.complete(2, 3);
    Tensor e = Numbers.normal(new Rng(1), 12, 2, 4);
    Tensor mean = complete.meanAtRows(e);
    assertThat(Numbers.distance(mean, e.reshape(6, 2, 2, 4).mean(1L))).isLessThan(1e-15);
  }

  @Test
  void particlesHaveTheGradientOfDifferences() {
    NBodyCgGnn small = new NBodyCgGnn.Config(3, 1).init(SPACE, new Rng(1));
    NBodyCgGnn net = Params.to(small, Torch.device("cpu"), ScalarType.Double);
    NBodyCgGnn.Particles p = input(ScalarType.Double, Arcs.complete(2, 3));
    GradientCheck.check(net, List.of(), () -> net.forward(p, Mode.EVAL));
  }

  @Test
  void weightsComeBack() {
    NBodyCgGnn.Particles p = input(ScalarType.Float, Arcs.complete(2, 3));
    RoundTrip.check(particles(1), particles(2), net -> net.forward(p, Mode.EVAL));
  }

  @Test
  void aStepLeavesNothingBehind() {
    NBodyCgGnn net = particles(1);
    NBodyCgGnn.Particles p = input(ScalarType.Float, Arcs.complete(2, 3));
    LeakExtension.assertNoGrowth(
        10,
        () -> {
          Params.clearGradients(net);
          net.forward(p, Mode.EVAL).square().mean().backward();
        });
  }

  @Test
  void paddingDoesNotMatterForTheMeanOverRealParticles() {
    LorentzCgGnn net =
        new LorentzCgGnn.Config(2, 6, 3, 8, 2, 2, 0.2, LorentzLayer.Kind.GPMLP, 0.0, true)
            .init(Metric.of(1, -1, -1, -1), new Rng(3));
    Rng rng = new Rng(4);
    Tensor momenta = rng.normal(1, 4, 4);
    Tensor scalars = rng.normal(1, 4, 2);
    Tensor mask = Tensors.of(new float[] {1, 1, 1, 0}, 1, 4);
    int[] rows = {0, 0, 1, 1, 2, 2};
    int[] columns = {1, 2, 0, 2, 0, 1};
    Tensor padded =
        net.forward(
            new LorentzCgGnn.Jets(momenta, scalars, mask, Arcs.of(4, rows, columns)), Mode.EVAL);
    Tensor bare =
        net.forward(
            new LorentzCgGnn.Jets(
                momenta.narrow(1, 0, 3),
                scalars.narrow(1, 0, 3),
                mask.narrow(1, 0, 3),
                Arcs.of(3, rows, columns)),
            Mode.EVAL);
    assertThat(Numbers.distance(padded.to(ScalarType.Double), bare.to(ScalarType.Double)))
        .isLessThan(1e-6);
  }

  @Test
  void wrongInputIsNamed() {
    Arcs arcs = Arcs.complete(2, 3);
    Rng rng = new Rng(0);
    O3CgMlp volume = new O3CgMlp.Config(3, 4, 1, 2).init(SPACE, rng);
    List<Runnable> wrong =
        List.of(
            () -> Arcs.of(3, new int[] {0, 1}, new int[] {1}),
            () -> Arcs.of(3, new int[] {0}, new int[] {3}),
            () -> Arcs.of(3, new int[] {-1}, new int[] {0}),
            () -> Arcs.repeated(2, 3, new int[] {0}, new int[] {5}),
            () -> volume.forward(rng.normal(2, 3, 4), Mode.EVAL),
            () -> volume.forward(rng.normal(2, 4, 3), Mode.EVAL),
            () ->
                new NBodyCgGnn.Particles(
                    rng.normal(2, 3, 3),
                    rng.normal(2, 3, 2),
                    rng.normal(2, 3, 1),
                    rng.normal(12),
                    arcs),
            () ->
                new NBodyCgGnn.Particles(
                    rng.normal(2, 3, 3),
                    rng.normal(2, 3, 3),
                    rng.normal(2, 2, 1),
                    rng.normal(12),
                    arcs),
            () ->
                new NBodyCgGnn.Particles(
                    rng.normal(2, 4, 3),
                    rng.normal(2, 4, 3),
                    rng.normal(2, 4, 1),
                    rng.normal(12),
                    arcs),
            () ->
                new LorentzCgGnn.Jets(
                    rng.normal(2, 3, 4), rng.normal(2, 3, 2), rng.normal(2, 4), arcs));
    wrong.forEach(
        call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
  }
}
