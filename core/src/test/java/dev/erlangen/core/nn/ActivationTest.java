package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
  private static DoubleUnaryOperator formula(Activation a) {
    return switch (a) {
      case NONE -> x -> x;
      case RELU -> x -> Math.max(x, 0);
      case LEAKY_RELU -> x -> x > 0 ? x : 0.01 * x;
      case ELU -> x -> x > 0 ? x : Math.expm1(x);
      case TANH -> Math::tanh;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case GELU -> x -> x * normal(x);
      case GELU_TANH ->
          x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
      case SILU -> x -> x / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.log1p(Math.exp(x));
      case SINE -> Math::sin;
    };
  }

  /** Normal distribution function by Simpson's rule. */
  private static double normal(double x) {
    int n = 2000;
    double h = x / n;
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      double t = i * h;
      sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-t * t / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  @ParameterizedTest
  @EnumSource
  void isItsFormula(Activation a) {
    Tensor x = Tensors.of(new double[] {-3, -1, -0.25, 0, 0.5, 2});
    double[] want = Arrays.stream(Tensors.doubles(x)).map(formula(a)).toArray();
    assertThat(Tensors.doubles(a.apply(x))).containsExactly(want, Offset.offset(1e-9));
  }
}
