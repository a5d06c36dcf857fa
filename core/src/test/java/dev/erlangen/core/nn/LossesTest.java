package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
  private final Tensor z = Tensors.of(new double[] {0.5, -1, 2});
  private final Tensor y = Tensors.of(new double[] {1, 0, 0});

  @Test
  void areTheirFormulas() {
    assertThat(Tensors.item(Losses.l1(z, y))).isCloseTo(3.5 / 3, ROUNDING);
    assertThat(Tensors.item(Losses.mse(z, y))).isCloseTo(5.25 / 3, ROUNDING);
    double binary = Math.log1p(Math.exp(-0.5)) + Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(2));
    assertThat(Tensors.item(Losses.binary(z, y))).isCloseTo(binary / 3, ROUNDING);
    double sum = Math.exp(0.5) + Math.exp(-1) + Math.exp(2);
    assertThat(Tensors.item(Losses.crossEntropy(z.unsqueeze(0), Tensors.of(new long[] {1}))))
        .isCloseTo(Math.log(sum) + 1, ROUNDING);
  }

  @Test
  void broadcastingIsRefused() {
    assertThatThrownBy(() -> Losses.l1(z.unsqueeze(1), y))
        .hasMessage("prediction and target must have the same shape, got (3, 1) and (3)");
    assertThatThrownBy(() -> Losses.binary(z, y.unsqueeze(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Losses.crossEntropy(z, Tensors.of(new long[] {1})))
        .hasMessageContaining("logits (N, K) need classes (N)");
  }
}
