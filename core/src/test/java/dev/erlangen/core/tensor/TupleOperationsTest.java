package dev.erlangen.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class TupleOperationsTest {
  private final Tensor x = Tensors.of(new double[] {3, 1, 2, 5, 5, 4}, 2, 3);

  @Test
  void ranksAreExact() {
    Ranked sorted = Ranks.sort(x, 1, true);
    assertThat(Tensors.doubles(sorted.values())).containsExactly(3, 2, 1, 5, 5, 4);
    assertThat(Tensors.longs(sorted.indices())).containsExactly(0, 2, 1, 0, 1, 2);
    assertThat(Tensors.doubles(Ranks.smallest(x, 2, -1).values())).containsExactly(1, 2, 4, 5);
    assertThat(Tensors.doubles(Ranks.largest(x, 1, 0).values())).containsExactly(5, 5, 4);
    assertThat(Tensors.longs(Ranks.max(x, 0, false).indices())).containsExactly(1, 1, 1);
    assertThat(Tensors.doubles(Ranks.min(x, 1, true).values())).containsExactly(1, 4);
    assertThat(Tensors.doubles(Ranks.median(x, 1, false).values())).containsExactly(2, 5);
    assertThat(Tensors.doubles(Ranks.kth(x, 3, 1, false).values())).containsExactly(3, 5);
    assertThat(Tensors.doubles(Ranks.runningMax(x, 1).values())).containsExactly(3, 3, 3, 5, 5, 5);
  }

  @Test
  void distinctRowsRebuildTheInput() {
    Tensor rows = Tensors.of(new long[] {2, 2, 1, 9, 2, 2, 0, 0}, 4, 2);
    Distinct d = Distinct.rows(rows);
    assertThat(Tensors.longs(d.values())).containsExactly(0, 0, 1, 9, 2, 2);
    assertThat(Tensors.longs(d.counts())).containsExactly(1, 1, 2);
    assertThat(Tensors.longs(d.values().index_select(0, d.inverse())))
        .isEqualTo(Tensors.longs(rows));
  }

  @Test
  void factorsMultiplyBack() {
    Tensor a = new Rng(0).normal(3, 6, 4).to(torch.ScalarType.Double);
    Linalg.Svd svd = Linalg.svd(a);
    Linalg.Qr qr = Linalg.qr(a);
    same(a, svd.u().mul(svd.s().unsqueeze(-2)).matmul(svd.vt()));
    same(a, qr.q().matmul(qr.r()));
    same(qr.r(), Linalg.triangle(a));
    same(Linalg.svd(a).s(), Linalg.singularValues(a));
    Tensor s = a.transpose(-1, -2).matmul(a);
    Linalg.Eigen e = Linalg.eigh(s);
    same(s, e.vectors().mul(e.values().unsqueeze(-2)).matmul(e.vectors().transpose(-1, -2)));
    Linalg.SignedLog det = Linalg.logDet(s);
    same(e.values().prod(-1), det.sign().mul(det.logAbs().exp()));
    same(torch.eye(4).to(torch.ScalarType.Double).expand(3, 4, 4), Linalg.inverse(s).matmul(s));
  }

  private static void same(Tensor want, Tensor got) {
    double scale = Tensors.item(want.abs().max());
    assertThat(Tensors.item(want.sub(got).abs().max())).isCloseTo(0, Offset.offset(1e-9 * scale));
  }

  @Test
  void partsOutliveTheirTupleUnderCollection() {
    List<Tensor> kept = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Tensor row = Tensors.of(new double[] {i, i + 2, i + 1});
      kept.add(Ranks.sort(row, 0, false).values());
      kept.add(Ranks.max(row, 0, true).values());
      Distinct.rows(row);
      if (i % 20 == 0) {
        System.gc();
        byte[][] churn = new byte[64][];
        Arrays.setAll(churn, k -> new byte[1 << 12]);
      }
    }
    System.gc();
    for (int i = 0; i < 400; i++) {
      assertThat(Tensors.doubles(kept.get(2 * i))).containsExactly(i, i + 1, i + 2);
      assertThat(Tensors.doubles(kept.get(2 * i + 1))).containsExactly(i + 2);
    }
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatThrownBy(() -> Ranks.largest(x, 4, 1)).hasMessage("k must be in [0, 3], got 4");
    assertThatThrownBy(() -> Ranks.sort(x, 2, true)).hasMessageContaining("dim must be in");
    assertThatThrownBy(() -> Ranks.max(torch.zeros(0, 3), 0, false))
        .hasMessageContaining("nothing to choose from");
    assertThatThrownBy(() -> Linalg.eigh(x)).hasMessageContaining("square matrix");
    assertThatThrownBy(() -> Linalg.qr(Tensors.of(new long[] {1, 2}, 1, 2)))
        .hasMessageContaining("floating-point");
    Tensor nan = torch.full(new long[] {3, 3}, Tensors.scalar(Double.NaN));
    assertThatThrownBy(() -> Linalg.eigh(nan))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("while decomposing a matrix of shape (3, 3)");
  }

  @Test
  void gradientsFlowThroughTheCopies() {
    Tensor w = Tensors.of(new double[] {3, 1, 2}).set_requires_grad(true);
    Ranks.sort(w, 0, false).values().mul(Tensors.of(new double[] {1, 10, 100})).sum().backward();
    assertThat(Tensors.doubles(w.grad())).containsExactly(100, 1, 10);
  }
}
