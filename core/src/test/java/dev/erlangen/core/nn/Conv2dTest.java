package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class Conv2dTest {
  private static double at(double[] x, int c, int i, int j) {
    return i < 0 || j < 0 || i >= 5 || j >= 5 ? 0 : x[(c * 5 + i) * 5 + j];
  }

  @Test
  void isTheSumOverThePixelsAround() {
    Rng rng = new Rng(0);
    Conv2d fresh = new Conv2d.Config(2, 3, 3, 2, 1, true).init(rng);
    Conv2d conv = Params.to(fresh, Torch.device("cpu"), torch.ScalarType.Double);
    Tensor x = rng.normal(1, 2, 5, 5).to(torch.ScalarType.Double);
    double[] in = Tensors.doubles(x);
    double[] w = Tensors.doubles(conv.weight());
    double[] b = Tensors.doubles(Objects.requireNonNull(conv.bias()));
    double[] y = Tensors.doubles(conv.forward(x));
    assertThat(conv.forward(x).shape()).containsExactly(1, 3, 3, 3);
    for (int o = 0; o < 3; o++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          double sum = b[o];
          for (int k = 0; k < 18; k++) {
            sum += w[o * 18 + k] * at(in, k / 9, 2 * i - 1 + k / 3 % 3, 2 * j - 1 + k % 3);
          }
          assertThat(y[(o * 3 + i) * 3 + j]).isCloseTo(sum, within(1e-12));
        }
      }
    }
  }

  @Test
  void fanOutKeepsTheVariance() {
    Conv2d conv = new Conv2d.Config(16, 32, 3, 1).initFanOut(new Rng(1));
    double square = Tensors.item(conv.weight().detach().square().mean());
    assertThat(square).isCloseTo(2.0 / (32 * 9), within(3e-4));
    assertThat(conv.bias()).isNull();
  }

  @Test
  void aBatchNormOfImagesIsThatOfTheirPixels() {
    Rng rng = new Rng(2);
    BatchNorm images = new BatchNorm.Config(3).init();
    BatchNorm rows = new BatchNorm.Config(3).init();
    Tensor x = rng.normal(4, 3, 5, 5);
    Mode train = Mode.train(rng);
    Tensor a = images.forwardImages(x, train).permute(0, 2, 3, 1);
    Tensor b = rows.forward(x.permute(0, 2, 3, 1), train);
    assertThat(Tensors.item(a.sub(b).abs().max())).isLessThan(1e-5);
    assertThat(Tensors.floats(Objects.requireNonNull(images.runningVar())))
        .containsExactly(Tensors.floats(Objects.requireNonNull(rows.runningVar())), within(1e-6f));
  }

  @Test
  void mistakesAreNamed() {
    Conv2d conv = new Conv2d.Config(3, 4, 5, 1, 0, false).init(new Rng(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.forward(new Rng(0).normal(1, 2, 8, 8)))
        .withMessage("a convolution of 3 channels expects (N, 3, H, W), got (1, 2, 8, 8)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.forward(new Rng(0).normal(1, 3, 4, 8)))
        .withMessage("a kernel of 5 pixels does not fit images of 4 x 8");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BatchNorm.Config(3)
                    .init()
                    .forwardImages(new Rng(0).normal(1, 3, 1, 1), Mode.train(new Rng(0))))
        .withMessageContaining("more than one pixel per channel");
  }
}
