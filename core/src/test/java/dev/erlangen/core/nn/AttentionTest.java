package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private static Tensor normal(long seed, long... shape) {
    return new Rng(seed).normal(shape).to(ScalarType.Double);
  }

  /** The formula, entry by entry. */
  private static double[] byHand(Tensor q, Tensor k, Tensor v, boolean[][] sees) {
    int n = (int) q.size(0);
    int m = (int) k.size(0);
    int d = (int) q.size(1);
    double[] a = Tensors.doubles(q);
    double[] b = Tensors.doubles(k);
    double[] c = Tensors.doubles(v);
    int e = (int) v.size(1);
    double[] out = new double[n * e];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < m; j++) {
        double score = 0;
        for (int t = 0; t < d; t++) {
          score += a[i * d + t] * b[j * d + t];
        }
        double weight = sees[i][j] ? Math.exp(score / Math.sqrt(d)) : 0;
        sum += weight;
        for (int t = 0; t < e; t++) {
          out[i * e + t] += weight * c[j * e + t];
        }
      }
      for (int t = 0; t < e; t++) {
        out[i * e + t] = sum == 0 ? 0 : out[i * e + t] / sum;
      }
    }
    return out;
  }

  @Test
  void fusedAndPlainFormulaAgreeWithTheDefinition() {
    Tensor q = normal(0, 3, 4);
    Tensor k = normal(1, 5, 4);
    Tensor v = normal(2, 5, 2);
    boolean[][] sees = {
      {true, false, true, true, false}, new boolean[5], {true, true, true, true, true}
    };
    boolean[] flat = new boolean[15];
    for (int i = 0; i < 15; i++) {
      flat[i] = sees[i / 5][i % 5];
    }
    Tensor mask = Tensors.of(flat, 3, 5);
    double[] want = byHand(q, k, v, sees);
    close(Attention.attend(q, k, v, mask, 0, Mode.EVAL), want);
    // Dropout of probability 1e-12 takes the plain path and drops nothing.
    Mode train = Mode.train(new Rng(0));
    Tensor leaf = q.clone().set_requires_grad(true);
    Tensor y = Attention.attend(leaf, k, v, mask, 1e-12, train);
    close(y, want);
    y.sum().backward();
    double[] gradient = Tensors.doubles(leaf.grad());
    Tensor other = q.clone().set_requires_grad(true);
    Attention.attend(other, k, v, mask, 0, train).sum().backward();
    close(other.grad(), gradient);
    assertThat(gradient).doesNotContain(Double.NaN);
  }

  @Test
  void headsAttendInTheirOwnChannels() {
    MultiHeadAttention a =
        Params.to(
            new MultiHeadAttention.Config(4, 2).init(new Rng(3)),
            new Device("cpu"),
            ScalarType.Double);
    a.inProjBias().detach().copy_(normal(9, 12));
    Tensor x = normal(4, 3, 4);
    Tensor qkv = x.matmul(a.inProjWeight().t()).add(a.inProjBias());
    boolean[][] all = {{true, true, true}, {true, true, true}, {true, true, true}};
    Tensor[] heads = new Tensor[2];
    for (int h = 0; h < 2; h++) {
      Tensor q = qkv.narrow(1, 2 * h, 2);
      Tensor k = qkv.narrow(1, 4 + 2 * h, 2);
      Tensor v = qkv.narrow(1, 8 + 2 * h, 2);
      heads[h] = Tensors.of(byHand(q, k, v, all), 3, 2);
    }
    double[] want = Tensors.doubles(a.outProj().forward(Tensors.cat(1, heads)));
    close(a.forward(x, null, Mode.EVAL), want);
    close(a.forward(x.unsqueeze(0), null, Mode.EVAL), want);
    close(a.forward(x, x, null, Mode.EVAL), want);
    assertThat(Params.named(a).keySet())
        .containsExactly("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias");
  }

  @Test
  void encoderLayerIsTheSumOfItsParts() {
    for (boolean first : new boolean[] {true, false}) {
      TransformerLayer t =
          Params.to(
              new TransformerLayer.Config(4, 6, 2, first, Activation.GELU, 0).init(new Rng(1)),
              new Device("cpu"),
              ScalarType.Double);
      Tensor x = normal(2, 5, 4);
      Tensor in = first ? t.norm1().forward(x) : x;
      Tensor h = x.add(t.selfAttn().forward(in, null, Mode.EVAL));
      h = first ? h : t.norm1().forward(h);
      Tensor f = first ? t.norm2().forward(h) : h;
      Tensor y = h.add(t.linear2().forward(Activation.GELU.apply(t.linear1().forward(f))));
      y = first ? y : t.norm2().forward(y);
      close(t.forward(x, null, Mode.EVAL), Tensors.doubles(y));
      assertThat(Params.named(t)).containsKeys("self_attn.in_proj_weight", "norm2.bias");
    }
  }

  @Test
  void dropoutKeepsTheMean() {
    Tensor q = normal(0, 1, 4);
    Tensor k = normal(1, 5, 4);
    Tensor v = normal(2, 5, 1);
    Mode train = Mode.train(new Rng(5));
    double mean = 0;
    for (int i = 0; i < 4000; i++) {
      mean += Tensors.item(Attention.attend(q, k, v, null, 0.5, train)) / 4000;
    }
    assertThat(mean)
        .isCloseTo(
            Tensors.item(Attention.attend(q, k, v, null, 0, Mode.EVAL)), Offset.offset(0.05));
  }

  @Test
  void wrongSizesAreNamed() {
    assertThatThrownBy(() -> new MultiHeadAttention.Config(6, 4))
        .hasMessage("heads must divide 6 channels, got 4");
    var a = new MultiHeadAttention.Config(4, 2).init(new Rng(0));
    assertThatThrownBy(() -> a.forward(new Rng(0).normal(3, 5), null, Mode.EVAL))
        .hasMessage("attention expects 4 channels, got 5");
    assertThatThrownBy(
            () ->
                Attention.attend(
                    normal(0, 2, 3), normal(0, 2, 4), normal(0, 2, 4), null, 0, Mode.EVAL))
        .hasMessageContaining("attention needs q (n, d)");
  }

  private static void close(Tensor got, double[] want) {
    assertThat(Tensors.doubles(got)).containsExactly(want, Offset.offset(1e-9));
  }
}
