package dev.erlangen.vision.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalityMetricsTest {
  private static final int D = 6;

  private static Tensor rows(Rng rng, long n) {
    return UnitRows.of(rng.normal(n, D).to(ScalarType.Double));
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void rotationsAreFoundAndReflectionsAreNot(long seed) {
    Rng rng = new Rng(seed);
    Tensor z = rows(rng, 20);
    Tensor rotation = new SpecialOrthogonal(D).sample(rng);
    OrthogonalityMetrics.Wahba found = OrthogonalityMetrics.wahba(z, z.matmul(rotation.t()));
    assertThat(found.error()).isLessThan(1e-10);
    assertThat(distance(found.rotation(), rotation)).isLessThan(1e-10);
    Tensor mirror = rotation.clone();
    mirror.select(0, 0).neg_();
    Tensor mirrored = z.matmul(mirror.t());
    OrthogonalityMetrics.Wahba best = OrthogonalityMetrics.wahba(z, mirrored);
    assertThat(best.error()).isGreaterThan(0.1);
    assertThat(Tensors.item(Linalg.logDet(best.rotation()).sign())).isEqualTo(1);
    assertThat(Tensors.item(EquivarianceLoss.ofGram(z, mirrored, 1))).isLessThan(1e-24);
    assertThat(distance(OrthogonalityMetrics.recoverRotation(z, mirrored), mirror))
        .isLessThan(1e-10);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void augmentationsComposeAsTheirRotationsDo(long seed) {
    Rng rng = new Rng(seed);
    Tensor z = rows(rng, 15);
    Tensor a = new Orthogonal(D).sample(rng);
    Tensor b = new Orthogonal(D).sample(rng);
    Tensor za = z.matmul(a.t());
    Tensor zba = za.matmul(b.t());
    Tensor ra = OrthogonalityMetrics.recoverRotation(z, za);
    Tensor rb = OrthogonalityMetrics.recoverRotation(z, z.matmul(b.t()));
    assertThat(distance(OrthogonalityMetrics.recoverRotation(z, zba), rb.matmul(ra)))
        .isLessThan(1e-10);
  }

  /** If Gram matrices differ by at most ε², some orthogonal map is off by (1+√2) |A⁺| ε². */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void nearlyEqualAnglesMeanNearlyOneMap(long seed) {
    Rng rng = new Rng(seed);
    Tensor a = rows(rng, 30);
    Tensor noise = rng.normal(30, D).to(ScalarType.Double).mul(Tensors.scalar(0.0015 * (seed + 1)));
    Tensor b = a.matmul(new Orthogonal(D).sample(rng)).add(noise);
    double square = Tensors.item(a.matmul(a.t()).sub(b.matmul(b.t())).norm());
    double[] singular = Tensors.doubles(Linalg.svd(a).s());
    double inverse = 1 / singular[D - 1];
    assertThat(inverse * Math.sqrt(square)).as("hypothesis").isLessThan(1 / Math.sqrt(2));
    Tensor r = OrthogonalityMetrics.recoverRotation(b, a);
    double error = Tensors.item(a.sub(b.matmul(r.t())).norm());
    assertThat(error).isBetween(1e-3, (1 + Math.sqrt(2)) * inverse * square);
  }

  @Test
  void gammaIsTheDefinition() {
    Rng rng = new Rng(3);
    Tensor z = rows(rng, 5);
    Tensor za = rows(rng, 5);
    double[] x = Tensors.doubles(z);
    double[] y = Tensors.doubles(za);
    double want = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double ratio =
            (square(y, i, y, j) - square(x, i, x, j)) / (square(x, i, y, i) + square(x, j, y, j));
        want += i == j ? 0 : ratio * ratio / 20;
      }
    }
    assertThat(OrthogonalityMetrics.relativeRotationalEquivariance(z, za))
        .isCloseTo(want, within(1e-12));
    Tensor turned = z.matmul(new Orthogonal(D).sample(rng).t());
    assertThat(OrthogonalityMetrics.relativeRotationalEquivariance(z, turned)).isLessThan(1e-24);
  }

  private static double square(double[] a, int i, double[] b, int j) {
    double sum = 0;
    for (int k = 0; k < D; k++) {
      sum += (a[D * i + k] - b[D * j + k]) * (a[D * i + k] - b[D * j + k]);
    }
    return sum;
  }

  @Test
  void gammaOfExactInvarianceIsNotDefined() {
    Tensor z = rows(new Rng(4), 6);
    assertThat(OrthogonalityMetrics.relativeRotationalEquivariance(z, z.clone())).isNaN();
  }

  @Test
  void fewerEmbeddingsThanDimensions() {
    Rng rng = new Rng(5);
    Tensor z = rows(rng, 3);
    Tensor mirrored = z.clone();
    mirrored.select(1, 0).neg_();
    // Three vectors leave room for a rotation that does what the reflection does.
    assertThat(OrthogonalityMetrics.wahba(z, mirrored).error()).isLessThan(1e-10);
  }

  @Test
  void cosinesUnderOneTurnOfThePlane() {
    Tensor z = UnitRows.of(new Rng(6).normal(50, 2).to(ScalarType.Double));
    double angle = 0.7;
    Tensor turn =
        Tensors.of(
            new double[] {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)},
            2,
            2);
    OrthogonalityMetrics.Cosines c = OrthogonalityMetrics.cosines(z, z.matmul(turn.t()));
    assertThat(c.mean()).isCloseTo(Math.cos(angle), within(1e-12));
    assertThat(c.deviation()).isLessThan(1e-7);
  }

  @Test
  void badRowsAreReported() {
    Tensor z = rows(new Rng(7), 6);
    Tensor bad = z.clone();
    bad.select(0, 2).zero_();
    bad.select(0, 4).fill_(Tensors.scalar(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrthogonalityMetrics.wahba(z, bad))
        .withMessage("za: 2 of 6 rows are zero or not finite, the first is row 2");
    assertThat(Tensors.doubles(UnitRows.of(bad).select(0, 2))).containsOnly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitRows.checked("embeddings", z.view(-1)))
        .withMessageContaining("must be a matrix (n, d) with rows");
  }
}
