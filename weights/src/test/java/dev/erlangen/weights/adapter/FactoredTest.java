package dev.erlangen.weights.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactoredTest {
  private static Factored random(long n, long m, long r, long seed) {
    Rng rng = new Rng(seed);
    return new Factored(
        rng.normal(2, n, r).to(ScalarType.Double), rng.normal(2, m, r).to(ScalarType.Double));
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }

  @ParameterizedTest
  @CsvSource({"9, 7, 3", "2, 7, 3", "9, 2, 4", "3, 3, 3"})
  void spectraAreThoseOfTheProduct(long n, long m, long r) {
    Factored f = random(n, m, r, 1);
    Tensor dense = Linalg.svd(f.product()).s();
    long k = Math.min(r, Math.min(n, m));
    Tensor ours = f.singularValues();
    assertThat(ours.shape()).containsExactly(2, r);
    assertThat(distance(ours.narrow(1, 0, k), dense.narrow(1, 0, k))).isLessThan(1e-12);
    assertThat(Tensors.item(ours.narrow(1, k, r - k).abs().sum())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"9, 7, 3", "2, 7, 3"})
  void balancedFactorsAreTheSameMatrixWithEqualNorms(long n, long m, long r) {
    Factored f = random(n, m, r, 2);
    Factored b = f.balanced();
    assertThat(distance(f.product(), b.product())).isLessThan(1e-12);
    Tensor left = b.u().transpose(1, 2).matmul(b.u());
    Tensor right = b.v().transpose(1, 2).matmul(b.v());
    assertThat(distance(left, right)).isLessThan(1e-12);
    assertThat(distance(left, f.singularValues().diag_embed())).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void aChangeOfBasisChangesNothing(long seed) {
    Factored f = random(9, 7, 3, seed);
    Tensor g = new GeneralLinear(3).sample(new Rng(seed));
    Factored moved = new Factored(f.u().matmul(g), f.v().matmul(Linalg.inverse(g).t()));
    assertThat(distance(f.singularValues(), moved.singularValues())).isLessThan(1e-12);
    assertThat(Tensors.item(f.minus(moved).singularValues().norm())).isLessThan(1e-12);
    assertThat(distance(f.inner(moved), f.singularValues().square().sum(1L))).isLessThan(1e-11);
    LoraPair pair =
        new LoraPair(f.u().select(0, 0), f.v().select(0, 0).t(), 0.5, LoraPair.Kind.LINEAR, false);
    assertThat(distance(pair.delta(), pair.transformed(g).delta())).isLessThan(1e-12);
    assertThat(distance(pair.up(), pair.transformed(g).up())).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void differencesKeepTheirDigits(long seed) {
    Factored f = random(9, 7, 3, seed);
    Factored near = new Factored(f.u().mul(Tensors.scalar(1 + 1e-9)), f.v());
    double norm = Tensors.item(f.singularValues().norm());
    double distance = Tensors.item(f.minus(near).singularValues().norm());
    assertThat(distance / norm).isCloseTo(1e-9, within(1e-13));
  }
}
