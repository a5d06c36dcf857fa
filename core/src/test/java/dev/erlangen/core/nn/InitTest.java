package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Moments and bounds of the initial distributions; standard errors are below the offsets / 4. */
class InitTest {
  private static void uniform(Tensor t, double bound) {
    assertThat(Tensors.item(t.abs().max())).isLessThanOrEqualTo(bound).isGreaterThan(0.98 * bound);
    assertThat(Tensors.item(t.mean())).isCloseTo(0, Offset.offset(0.03 * bound));
    assertThat(Tensors.item(t.mul(t).mean()))
        .isCloseTo(bound * bound / 3, Offset.offset(0.03 * bound * bound));
  }

  @Test
  void linearIsUniformByFanIn() {
    Linear l = new Linear.Config(64, 200).init(new Rng(0));
    uniform(l.weight(), 1 / 8.0);
    assertThat(Tensors.item(l.bias().abs().max())).isLessThanOrEqualTo(1 / 8.0);
    assertThat(l.weight().requires_grad()).isTrue();
  }

  @Test
  void attentionIsGlorotOverTheStackedProjections() {
    MultiHeadAttention a = new MultiHeadAttention.Config(48, 4).init(new Rng(0));
    uniform(a.inProjWeight(), Math.sqrt(6.0 / (48 + 144)));
    uniform(a.outProj().weight(), 1 / Math.sqrt(48));
    assertThat(Tensors.item(a.inProjBias().abs().max())).isZero();
    assertThat(Tensors.item(a.outProj().bias().abs().max())).isZero();
  }

  @Test
  void embeddingIsStandardNormal() {
    Tensor w = new Embedding.Config(100, 100).init(new Rng(0)).weight();
    double variance = Tensors.item(w.mul(w).mean());
    assertThat(Tensors.item(w.mean())).isCloseTo(0, Offset.offset(0.05));
    assertThat(variance).isCloseTo(1, Offset.offset(0.06));
    assertThat(Tensors.item(w.pow(Tensors.scalar(4)).mean())).isCloseTo(3, Offset.offset(0.5));
  }

  @Test
  void sameSeedSameBits() {
    var config = new TransformerLayer.Config(8, 16, 2, true, Activation.RELU, 0);
    assertThat(Tensors.floats(config.init(new Rng(7)).linear2().weight()))
        .isEqualTo(Tensors.floats(config.init(new Rng(7)).linear2().weight()));
    assertThat(Tensors.floats(config.init(new Rng(7)).linear2().weight()))
        .isNotEqualTo(Tensors.floats(config.init(new Rng(8)).linear2().weight()));
  }
}
