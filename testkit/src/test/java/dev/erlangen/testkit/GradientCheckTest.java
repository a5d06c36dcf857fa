package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class GradientCheckTest {
  private final Tensor x = new Rng(0).normal(3, 4).to(ScalarType.Double).set_requires_grad(true);

  @Test
  void rightGradientsPass() {
    GradientCheck.check(Map.of("x", x), () -> x.sin().matmul(x.t()));
    assertThat(GradientCheck.measure(Map.of("x", x), () -> x.exp()).error()).isLessThan(1e-8);
  }

  @Test
  void aWrongFactorIsFound() {
    Tensor factor = Tensors.of(new double[] {1.001});
    assertThatThrownBy(
            () ->
                GradientCheck.check(
                    Map.of("x", x),
                    () ->
                        CustomGradient.attach(
                            NoGrad.get(() -> x.mul(x)),
                            x,
                            (g, saved) ->
                                g.mul(saved.get(0)).mul(saved.get(1)).mul(Tensors.scalar(2)),
                            x,
                            factor)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("x[");
  }

  @Test
  void aMissingGradientIsFound() {
    assertThatThrownBy(
            () ->
                GradientCheck.check(Map.of("x", x), () -> x.detach().add(x.mul(Tensors.scalar(0)))))
        .isInstanceOf(AssertionFailedError.class);
  }

  @Test
  void theLeavesAreLeftAsTheyWere() {
    double[] before = Tensors.doubles(x);
    GradientCheck.check(Map.of("x", x), () -> x.pow(Tensors.scalar(3)));
    assertThat(Tensors.doubles(x)).isEqualTo(before);
    assertThat(x.grad().defined()).isFalse();
  }

  @Test
  void onlyFloat64LeavesAreTaken() {
    Tensor f = torch.ones(2).set_requires_grad(true);
    assertThatThrownBy(() -> GradientCheck.check(Map.of("f", f), () -> f))
        .hasMessage("f must be float64 and require a gradient");
  }
}
