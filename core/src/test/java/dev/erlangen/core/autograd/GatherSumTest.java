package dev.erlangen.core.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class GatherSumTest {
  private static final Csr EDGES =
      Csr.of(3, 4, new int[] {0, 2, 1, 0, 2}, new int[] {3, 1, 1, 0, 3});
  private static final Csr OTHERS =
      Csr.of(5, 2, new int[] {0, 1, 2, 3, 4}, new int[] {1, 0, 0, 1, 1});

  @Test
  void agreesWithTwoGathersInValueAndGradients() {
    Rng rng = new Rng(0);
    Tensor x = rng.normal(4, 3).to(ScalarType.Double).set_requires_grad(true);
    Tensor z = rng.normal(2, 3).to(ScalarType.Double).set_requires_grad(true);
    Tensor weight = rng.normal(5, 3).to(ScalarType.Double);
    Tensor fused = Gather.sum(x, EDGES, z, OTHERS);
    Tensor plain = x.index_select(0, EDGES.column()).add(z.index_select(0, OTHERS.column()));
    assertThat(Tensors.doubles(fused)).containsExactly(Tensors.doubles(plain));
    fused.mul(weight).sum().backward();
    double[] gx = Tensors.doubles(x.grad());
    double[] gz = Tensors.doubles(z.grad());
    x.mutable_grad().reset();
    z.mutable_grad().reset();
    plain.mul(weight).sum().backward();
    for (int i = 0; i < gx.length; i++) {
      assertThat(gx[i])
          .isCloseTo(Tensors.doubles(x.grad())[i], org.assertj.core.api.Assertions.within(1e-12));
    }
    for (int i = 0; i < gz.length; i++) {
      assertThat(gz[i])
          .isCloseTo(Tensors.doubles(z.grad())[i], org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Rng rng = new Rng(0);
    assertThatThrownBy(() -> Gather.sum(rng.normal(4, 3), EDGES, rng.normal(2, 2), OTHERS))
        .hasMessageContaining("same channels");
    assertThatThrownBy(() -> Gather.sum(rng.normal(5, 3), EDGES, rng.normal(2, 3), OTHERS))
        .hasMessageContaining("5 and 2 rows meet 4 and 2 columns");
    assertThatThrownBy(() -> Gather.sum(rng.normal(4, 3), EDGES, rng.normal(4, 3), EDGES))
        .hasMessageContaining("5 edges need as many rows");
  }
}
