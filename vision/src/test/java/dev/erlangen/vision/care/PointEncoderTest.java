package dev.erlangen.vision.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.RoundTrip;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class PointEncoderTest {
  private static PointEncoder wide(long seed) {
    PointEncoder fresh = new PointEncoder.Config(3, 6, 4).init(new Rng(seed));
    return Params.to(fresh, Torch.device("cpu"), ScalarType.Double);
  }

  @Test
  void allViewsAtOnceAreTheViewsOneByOne() {
    Rng rng = new Rng(0);
    PointEncoder encoder = wide(1);
    Tensor a = rng.normal(3, 5, 3).to(ScalarType.Double);
    Tensor b = rng.normal(2, 5, 3).to(ScalarType.Double);
    List<Tensor> both = encoder.embedAll(List.of(a, b), Mode.EVAL);
    assertThat(Tensors.doubles(both.get(1)))
        .containsExactly(Tensors.doubles(encoder.embed(b, Mode.EVAL)), within(1e-14));
    assertThat(Tensors.doubles(both.get(0).square().sum(1)))
        .containsExactly(new double[] {1, 1, 1}, within(1e-14));
  }

  @Test
  void gradientsAndRoundTrip() {
    Tensor x = new Rng(2).normal(3, 5, 3).to(ScalarType.Double);
    PointEncoder encoder = wide(3);
    GradientCheck.check(encoder, List.of(), () -> encoder.embed(x, Mode.EVAL));
    RoundTrip.check(wide(4), wide(5), m -> m.embed(x, Mode.EVAL));
  }

  @Test
  void noPointsAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wide(0).embed(new Rng(0).normal(2, 0, 3), Mode.EVAL))
        .withMessageContaining("(..., n, 3) with points, got (2, 0, 3)");
  }
}
