package dev.erlangen.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriangleTest {
  private static Tensor random(long rows, long columns) {
    return new Rng(1).normal(2, rows, columns).to(ScalarType.Double);
  }

  private static Tensor gram(Tensor x) {
    return x.transpose(1, 2).matmul(x);
  }

  @ParameterizedTest
  @CsvSource({"40, 5", "12, 5", "3, 5"}) // Cholesky, reflections, more columns than rows
  void hasTheGramMatrixOfTheColumns(long rows, long columns) {
    Tensor a = random(rows, columns);
    Tensor r = Linalg.triangle(a);
    assertThat(r.shape()).containsExactly(2, Math.min(rows, columns), columns);
    assertThat(Tensors.item(gram(r).sub(gram(a)).abs().max())).isLessThan(1e-12);
    assertThat(Tensors.item(r.tril(-1).abs().max())).isZero();
  }

  @Test
  void dependentColumnsKeepTheirDigits() {
    Tensor a = random(40, 2);
    Tensor near = a.narrow(2, 0, 1).add(a.narrow(2, 1, 1).mul(Tensors.scalar(1e-9)));
    Tensor r = Linalg.triangle(Tensors.cat(2, a.narrow(2, 0, 1), near));
    Tensor whole = Linalg.triangle(a);
    double sine = Math.abs(Tensors.doubles(r)[3] / Tensors.doubles(whole)[3]);
    assertThat(sine).isCloseTo(1e-9, within(1e-14));
  }

  @Test
  void zeroColumnsGiveZeros() {
    Tensor a = random(40, 3);
    a.narrow(2, 1, 1).zero_();
    Tensor r = Linalg.triangle(a);
    assertThat(Tensors.item(gram(r).sub(gram(a)).abs().max())).isLessThan(1e-12);
  }
}
