package dev.erlangen.weights.lol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces of products are the products, and so are their gradients. */
class FirstProductsTest {
  private int threads;

  @BeforeEach
  void oneThread() {
    Torch.load();
    threads = Torch.threads();
    Torch.threads(1);
  }

  @AfterEach
  void restore() {
    Torch.threads(threads);
  }

  private static double relative(Tensor got, Tensor want) {
    double error = Tensors.item(got.to(ScalarType.Double).sub(want).abs().max());
    return error / Tensors.item(want.abs().max());
  }

  @ParameterizedTest
  @CsvSource({
    "16, 1536, 32, 4", // pieces that fit
    "16, 1531, 31, 3", // pieces with a rest, forwards and backwards
    "16, 40000, 16, 2", // rows too long for pieces
    "16, 20, 5, 2" // one product
  })
  void areTheProductsWithTheirGradients(long h, long n, long batch, long rank) {
    Rng rng = new Rng(1);
    List<Tensor> weights = new ArrayList<>();
    List<Tensor> factors = new ArrayList<>();
    for (long rows : new long[] {n, 7, n}) {
      weights.add(rng.normal(h, rows).requires_grad_(true));
      factors.add(rng.normal(batch, rows, rank));
    }
    Tensor g = rng.normal(3, h, batch, rank);
    Tensor y = FirstProducts.of(weights, factors);
    y.mul(g).sum().backward();
    for (int l = 0; l < 3; l++) {
      Tensor x = factors.get(l).to(ScalarType.Double);
      Tensor w = weights.get(l).detach().to(ScalarType.Double);
      Tensor want = w.matmul(x).transpose(0, 1); // (h, B, r)
      assertThat(relative(y.select(0, l), want)).isLessThan(2e-6);
      Tensor above = g.select(0, l).to(ScalarType.Double).transpose(0, 1); // (B, h, r)
      Tensor gradient = above.matmul(x.transpose(1, 2)).sum(0L);
      assertThat(relative(weights.get(l).grad(), gradient)).isLessThan(2e-6);
    }
  }

  @Test
  void gradientsOfFactorsAndOtherRanksTakeThePlainWay() {
    Rng rng = new Rng(2);
    Tensor x = rng.normal(4, 9, 3).requires_grad_(true);
    List<Tensor> weights = List.of(rng.normal(5, 9), rng.normal(5, 6));
    Tensor y = FirstProducts.of(weights, List.of(x, rng.normal(4, 6, 2)));
    assertThat(y.shape()).containsExactly(2, 5, 4, 3);
    y.select(0, 0).sum().backward();
    Tensor want = weights.get(0).sum(0L).view(1, 9, 1).expand(4, 9, 3).to(ScalarType.Double);
    assertThat(relative(x.grad(), want)).isLessThan(1e-6);
    assertThat(Tensors.item(y.select(0, 1).select(2, 2).abs().max())).isZero();
  }

  @Test
  void factorsMustHaveTheRowsOfTheModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirstProducts.of(List.of(torch.ones(2, 3)), List.of(torch.ones(1, 4, 2))))
        .withMessageContaining("a factor has 4 rows, the model needs 3");
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "40"}) // summed over the rank, or batched products
  void smallAndLargeProductsAgree(long rank) {
    Rng rng = new Rng(3);
    Tensor u = rng.normal(3, 16, 5, rank).requires_grad_(true);
    Tensor v = rng.normal(3, 16, 5, rank).requires_grad_(true);
    Tensor p = new Hidden(u, v).products();
    Tensor left = u.detach().to(ScalarType.Double).permute(2, 0, 1, 3); // (B, L, h, r)
    Tensor right = v.detach().to(ScalarType.Double).permute(2, 0, 1, 3);
    assertThat(relative(p, left.matmul(right.transpose(2, 3)))).isLessThan(1e-6);
    Tensor g = rng.normal(5, 3, 16, 16);
    p.mul(g).sum().backward();
    Tensor above = g.to(ScalarType.Double);
    assertThat(relative(u.grad(), above.matmul(right).permute(1, 2, 0, 3))).isLessThan(1e-6);
    Tensor other = above.transpose(2, 3).matmul(left).permute(1, 2, 0, 3);
    assertThat(relative(v.grad(), other)).isLessThan(1e-6);
  }
}
