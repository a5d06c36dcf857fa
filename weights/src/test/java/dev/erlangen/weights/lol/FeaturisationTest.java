package dev.erlangen.weights.lol;

import static dev.erlangen.weights.lol.Samples.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturisationTest {
  private final LowRank x = Samples.random(4, 3, 1);

  @Test
  void singularValuesDoNotSeeDirections() {
    Rng rng = new Rng(2);
    LowRank turned =
        new LowRank(
            x.u().stream().map(t -> new Orthogonal((int) t.size(1)).sample(rng).matmul(t)).toList(),
            x.v().stream()
                .map(t -> new Orthogonal((int) t.size(1)).sample(rng).matmul(t))
                .toList());
    Featurisation values = new Featurisation.SingularValues();
    Featurisation dense = new Featurisation.Dense(1000);
    assertThat(distance(values.of(turned), values.of(x))).isLessThan(1e-12);
    assertThat(distance(dense.of(turned), dense.of(x))).isGreaterThan(0.1);
  }

  /** No orthogonal matrix brings the factors nearer to the template. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void alignmentIsTheNearest(long seed) {
    OrthogonalAligner aligner = OrthogonalAligner.to(x, 0, false);
    LowRank aligned = aligner.align(x);
    Tensor q = new Orthogonal(3).sample(new Rng(seed));
    for (int b = 1; b < 4; b++) {
      double best = distanceToTemplate(aligned, b);
      double other = distanceToTemplate(x.map(t -> t.matmul(q)), b);
      assertThat(best).isLessThanOrEqualTo(other);
    }
    assertThat(distance(aligned.u().get(0).select(0, 0), x.u().get(0).select(0, 0)))
        .isLessThan(1e-12);
  }

  private double distanceToTemplate(LowRank y, int b) {
    Tensor u = y.u().get(0).select(0, b).sub(x.u().get(0).select(0, 0));
    Tensor v = y.v().get(0).select(0, b).sub(x.v().get(0).select(0, 0));
    return Tensors.item(u.square().sum().add(v.square().sum()));
  }

  @Test
  void balancingMakesAlignmentInvariant() {
    LowRank moved = Samples.moved(x, 7);
    OrthogonalAligner plain = OrthogonalAligner.to(x, 0, false);
    OrthogonalAligner balanced = OrthogonalAligner.to(x, 0, true);
    Featurisation flat = new Featurisation.Flat();
    assertThat(distance(flat.of(plain.align(moved)), flat.of(plain.align(x)))).isGreaterThan(0.1);
    assertThat(distance(flat.of(balanced.align(moved)), flat.of(balanced.align(x))))
        .isLessThan(1e-10);
  }

  @Test
  void zeroAdaptersAreLeftAlone() {
    LowRank zero = x.map(torch::zeros_like);
    LowRank aligned = OrthogonalAligner.to(x, 0, false).align(zero);
    assertThat(Tensors.item(aligned.u().get(0).abs().sum())).isZero();
    assertThat(Tensors.item(new Featurisation.SingularValues().of(zero).abs().sum())).isZero();
  }

  @Test
  void denseFeaturesHaveALimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Featurisation.Dense(10).of(x))
        .withMessageContaining("71 entries per adapter, at most 10");
    assertThat(new Featurisation.Dense(71).of(x).shape()).containsExactly(4, 71);
  }

  @Test
  void ranksOtherThanTheTemplatesAreRefused() {
    OrthogonalAligner aligner = OrthogonalAligner.to(x, 0, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aligner.align(Samples.random(2, 2, 1)))
        .withMessageContaining("needs the template's rank 3, got 2");
  }

  @Test
  void spectraComeFromTheProduct() {
    Tensor dense = Linalg.svd(x.pair(1).product()).s();
    Tensor features = new Featurisation.SingularValues().of(x);
    assertThat(distance(features.narrow(1, 3, 3), dense.narrow(1, 0, 3))).isLessThan(1e-12);
    assertThat(List.of(features.shape()[1])).containsExactly(9L);
  }
}
