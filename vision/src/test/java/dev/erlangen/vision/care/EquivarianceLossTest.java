package dev.erlangen.vision.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.GradientCheck;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquivarianceLossTest {
  private static Tensor rows(Rng rng, long n, long d) {
    return UnitRows.of(rng.normal(n, d).to(ScalarType.Double));
  }

  private static double loss(Tensor a, Tensor b, int chunks) {
    return Tensors.item(EquivarianceLoss.ofGram(a, b, chunks));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void oneOrthogonalMapPerChunkCostsNothing(long seed) {
    Rng rng = new Rng(seed);
    Tensor z = rows(rng, 24, 5);
    Tensor turned = z.matmul(new Orthogonal(5).sample(rng).t());
    assertThat(loss(z, turned, 3)).isBetween(-1e-24, 1e-24);
    Tensor mirror = z.clone();
    mirror.select(1, 0).neg_();
    assertThat(loss(z, mirror, 3)).isBetween(-1e-24, 1e-24);
    Tensor stretched = z.clone();
    stretched.select(1, 0).mul_(Tensors.scalar(1.1));
    assertThat(loss(z, stretched, 3)).isGreaterThan(1e-4);
    Tensor apart =
        Tensors.cat(
            0,
            z.narrow(0, 0, 12).matmul(new SpecialOrthogonal(5).sample(rng).t()),
            z.narrow(0, 12, 12).matmul(new SpecialOrthogonal(5).sample(rng).t()));
    assertThat(loss(z, apart, 2)).isBetween(-1e-24, 1e-24);
    assertThat(loss(z, apart, 1)).isGreaterThan(0.1);
  }

  @Test
  void isTheDefinition() {
    Rng rng = new Rng(7);
    Tensor a = rows(rng, 12, 4);
    Tensor b = rows(rng, 12, 4);
    double[] x = Tensors.doubles(a);
    double[] y = Tensors.doubles(b);
    double want = 0;
    for (int chunk = 0; chunk < 3; chunk++) {
      for (int i = 4 * chunk; i < 4 * chunk + 4; i++) {
        for (int j = 4 * chunk; j < 4 * chunk + 4; j++) {
          double d = dot(x, i, j) - dot(y, i, j);
          want += i == j ? 0 : 2 * d * d / 4 / 3;
        }
      }
    }
    assertThat(loss(a, b, 3)).isCloseTo(want, within(1e-12));
  }

  private static double dot(double[] x, int i, int j) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += x[4 * i + k] * x[4 * j + k];
    }
    return sum;
  }

  @Test
  void equalDifferencesOfAnglesGiveTwoTimesNMinusOne() {
    // All products 0 on one side and 1 on the other: s = 1 for each pair.
    Tensor apart = Tensors.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
    Tensor equal = Tensors.of(new double[] {1, 0, 0, 1, 0, 0, 1, 0, 0}, 3, 3);
    assertThat(loss(apart, equal, 1)).isCloseTo(2 * (3 - 1), within(1e-14));
  }

  @Test
  void collapseAndInvarianceAreZeros() {
    Rng rng = new Rng(3);
    Tensor z = rows(rng, 8, 4);
    assertThat(loss(z, z, 2)).isZero();
    Tensor point = z.narrow(0, 0, 1).expand(8, 4).contiguous();
    Tensor other = z.narrow(0, 1, 1).expand(8, 4).contiguous();
    assertThat(loss(point, other, 2)).isBetween(-1e-24, 1e-24);
  }

  @Test
  void formsHaveTheirStabilisers() {
    Rng rng = new Rng(4);
    Tensor z = rng.normal(6, 4).to(ScalarType.Double);
    Tensor boost = Pin.of(3, 1).sample(rng).matrix();
    Tensor moved = z.matmul(boost.t());
    assertThat(form(z, moved, BilinearForm.MINKOWSKI)).isBetween(-1e-18, 1e-18);
    assertThat(form(z, moved, BilinearForm.EUCLIDEAN)).isGreaterThan(1e-3);
    // A shear of position by momentum is symplectic.
    Tensor shear =
        Tensors.of(new double[] {1, 0, 0.7, 0.2, 0, 1, 0.2, -1, 0, 0, 1, 0, 0, 0, 0, 1}, 4, 4);
    Tensor sheared = z.matmul(shear.t());
    assertThat(form(z, sheared, BilinearForm.SYMPLECTIC)).isBetween(-1e-20, 1e-20);
    assertThat(form(z, sheared, BilinearForm.EUCLIDEAN)).isGreaterThan(1e-3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(rng.normal(4, 3), rng.normal(4, 3), BilinearForm.SYMPLECTIC))
        .withMessage("a symplectic form needs an even dimension, got 3");
  }

  private static double form(Tensor a, Tensor b, BilinearForm form) {
    return Tensors.item(EquivarianceLoss.ofGram(a, b, 1, form));
  }

  @Test
  void gradients() {
    Rng rng = new Rng(5);
    Tensor a = rows(rng, 8, 3).set_requires_grad(true);
    Tensor b = rows(rng, 8, 3).set_requires_grad(true);
    GradientCheck.check(Map.of("a", a, "b", b), () -> EquivarianceLoss.ofGram(a, b, 2));
    GradientCheck.check(Map.of("a", a, "b", b), () -> new InfoNce(a, b, 0.5).loss());
    GradientCheck.check(Map.of("a", a, "b", b), () -> new InfoNce(a, b, 0.5).uniformity());
    GradientCheck.check(Map.of("a", a), () -> Uniformity.of(a));
    GradientCheck.check(Map.of("a", a, "b", b), () -> BarlowTwins.of(a, b, 0.01));
  }

  @Test
  void badChunksAreNamed() {
    Rng rng = new Rng(6);
    Tensor z = rng.normal(250, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EquivarianceLoss.ofGram(z, z, 16))
        .withMessageContaining("batch size 250 is not divisible by 16 chunks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EquivarianceLoss.ofGram(z, z, 250))
        .withMessageContaining("a chunk needs at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EquivarianceLoss.ofGram(z, rng.normal(250, 4), 2))
        .withMessageContaining("of one shape (B, d), got (250, 3) and (250, 4)");
  }
}
