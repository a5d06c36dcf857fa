package dev.erlangen.geometry.cgenn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.Numbers;
import dev.erlangen.testkit.GradientCheck;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedMetricTest {
  private static <M> M fine(M model) {
    return Params.to(model, Torch.device("cpu"), ScalarType.Double);
  }

  /** The whole output of one network in the space of S. */
  private static Tensor output(O3CgMlp net, Tensor s, MetricRoute route, Tensor points) {
    MetricSpace space = MetricSpace.of(s, route);
    return space.multivector(net.body().forward(space.embed(points), space.algebra()));
  }

  private static Tensor gradient(O3CgMlp net, Tensor a, MetricRoute route, Tensor points) {
    Tensor leaf = a.detach().clone().set_requires_grad(true);
    Tensor y = output(net, leaf.add(leaf.t()), route, points);
    Tensor weights = Numbers.normal(new Rng(8), y.shape());
    return new Tensor(
        torch.grad(new TensorVector(y.mul(weights).sum()), new TensorVector(leaf)).get(0));
  }

  private static O3CgMlp net() {
    return fine(new O3CgMlp.Config(3, 5, 2, 3).init(Metric.of(1, 1, 1), new Rng(3)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothRoutesAgreeWhereEigenvaluesAreApart(long seed) {
    Tensor half = Numbers.form(seed, 3).mul(Tensors.scalar(0.5));
    Tensor indefinite = half.sub(Tensors.of(new double[] {2, 0, 0}).diag());
    Tensor points = Numbers.normal(new Rng(seed), 4, 3, 3);
    for (Tensor a : List.of(half, indefinite)) {
      Tensor s = a.add(a.t());
      Tensor direct = output(net(), s, MetricRoute.DIRECT, points);
      assertThat(Numbers.distance(output(net(), s, MetricRoute.EIGEN, points), direct))
          .isLessThan(1e-10);
      assertThat(
              Numbers.distance(
                  gradient(net(), a, MetricRoute.EIGEN, points),
                  gradient(net(), a, MetricRoute.DIRECT, points)))
          .isLessThan(1e-8);
    }
  }

  @Test
  void eigenvectorsMayComeInAnyOrderAndWithAnySign() {
    Tensor s = Numbers.form(4, 3);
    Linalg.Eigen eigen = Linalg.eigh(s);
    Tensor order = Tensors.of(new long[] {2, 0, 1});
    Tensor signs = Tensors.of(new double[] {1, -1, 1});
    MetricSpace other =
        new MetricSpace(
            CliffordAlgebra.withMetric(eigen.values().index_select(0, order).diag()),
            eigen.vectors().index_select(1, order).mul(signs));
    Tensor points = Numbers.normal(new Rng(1), 4, 3, 3);
    Tensor y = net().body().forward(other.embed(points), other.algebra());
    MetricSpace eigenSpace = MetricSpace.of(s, MetricRoute.EIGEN);
    Tensor z = net().body().forward(eigenSpace.embed(points), eigenSpace.algebra());
    assertThat(Numbers.distance(other.multivector(y), eigenSpace.multivector(z))).isLessThan(1e-12);
    assertThat(Numbers.distance(other.pseudoscalar(y), eigenSpace.pseudoscalar(z)))
        .isLessThan(1e-12);
    assertThat(Numbers.distance(other.vector(y), eigenSpace.vector(z))).isLessThan(1e-12);
    assertThat(Numbers.distance(other.scalar(y), eigenSpace.scalar(z))).isLessThan(1e-12);
  }

  @Test
  void onlyTheDirectRouteHasAGradientWhereEigenvaluesAgree() {
    Tensor a = Tensors.of(new double[] {0.5, 0.5, 0.5}).diag();
    Tensor points = Numbers.normal(new Rng(2), 4, 3, 3);
    Tensor direct = gradient(net(), a, MetricRoute.DIRECT, points);
    assertThat(direct.isfinite().all().item_bool()).isTrue();
    assertThat(Tensors.item(direct.abs().max())).isGreaterThan(1e-3);
    Tensor eigen = gradient(net(), a, MetricRoute.EIGEN, points);
    assertThat(eigen.isfinite().all().item_bool()).isFalse();
  }

  @Test
  void theGradientOfTheDirectRouteIsThatOfDifferences() {
    LearnedMetric metric = fine(new LearnedMetric.Config(1, -1, 0).init(new Rng(1)));
    O3CgMlp net = fine(new O3CgMlp.Config(2, 3, 1, 2).init(metric, new Rng(2)));
    Tensor points = Numbers.normal(new Rng(3), 2, 2, 3);
    LearnedMetric own = (LearnedMetric) net.metric();
    GradientCheck.check(
        Map.of("change", own.change()), () -> net.forward(points, Mode.EVAL).multivector());
  }

  @Test
  void theUnitMetricIsThePlainNetwork() {
    LearnedMetric unit =
        fine(
            new LearnedMetric.Config(List.of(1.0, 1.0, 1.0), 0, MetricRoute.DIRECT, true, 0)
                .init(new Rng(1)));
    Tensor points = Numbers.normal(new Rng(3), 4, 3, 3);
    O3CgMlp plain = net();
    O3CgMlp learned = new O3CgMlp(unit, plain.body());
    assertThat(
            Numbers.distance(
                learned.forward(points, Mode.EVAL).multivector(),
                plain.forward(points, Mode.EVAL).multivector()))
        .isLessThan(1e-12);
  }

  @Test
  void startsNearItsSignatureAndStaysWhileFrozen() {
    LearnedMetric metric =
        new LearnedMetric.Config(List.of(1.0, -1.0, 0.0), 1e-3, MetricRoute.DIRECT, true, 2)
            .init(new Rng(1));
    assertThat(metric.signature()).containsExactly(2, 1, 0); // the noise is positive
    assertThat(metric.eigenvalues()[0]).isCloseTo(-1, within(3e-3));
    assertThat(metric.isFrozen()).isTrue();
    assertThat(metric.matrix().requires_grad()).isFalse();
    metric.count();
    metric.count();
    assertThat(metric.isFrozen()).isFalse();
    assertThat(metric.matrix().requires_grad()).isTrue();
    assertThat(Params.trainable(metric).keySet()).containsExactly("change");
    assertThat(Params.named(metric).keySet()).containsExactly("change", "start", "updates");
  }

  @Test
  void theScaleCanBeHeld() {
    LearnedMetric metric =
        fine(
            new LearnedMetric.Config(List.of(1.0, 2.0), 0, MetricRoute.DIRECT, false, 0)
                .init(new Rng(1)));
    NoGrad.run(() -> metric.change().add_(Tensors.scalar(3)));
    assertThat(Tensors.item(metric.matrix().norm())).isCloseTo(Math.sqrt(5), within(1e-12));
    double[] unit =
        Tensors.doubles(LearnedMetric.unitDeterminant(Tensors.of(new double[] {8, 2}).diag()));
    assertThat(unit[0]).isCloseTo(2, within(1e-12));
    assertThat(unit[3]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void wrongSettingsAreNamed() {
    List<Runnable> wrong =
        List.of(
            () -> new LearnedMetric.Config(),
            () -> new LearnedMetric.Config(1, Double.POSITIVE_INFINITY),
            () -> new LearnedMetric.Config(new double[9]),
            () -> new LearnedMetric.Config(List.of(1.0), -1, MetricRoute.DIRECT, true, 0),
            () -> new LearnedMetric.Config(List.of(1.0), 0, MetricRoute.DIRECT, true, -1));
    wrong.forEach(
        call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
  }
}
