package dev.erlangen.core.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ParamsTest {
  record Net(
      String label,
      List<Linear> lins,
      @Name("BN_h") BatchNorm bn,
      @Name("") Linear head,
      @Buffer Tensor fixedScale) {
    Tensor forward(Tensor x, Mode mode) {
      return head.forward(bn.forward(lins.get(1).forward(lins.get(0).forward(x)), mode));
    }
  }

  private static Net net(long seed) {
    Rng rng = new Rng(seed);
    return new Net(
        "n",
        List.of(new Linear.Config(3, 4).init(rng), new Linear.Config(4, 4, false).init(rng)),
        new BatchNorm.Config(4).init(),
        new Linear.Config(4, 2).init(rng),
        torch.ones(1));
  }

  @Test
  void namesAreComponentPaths() {
    assertThat(Params.named(net(0)).keySet())
        .containsExactly(
            "lins.0.weight",
            "lins.0.bias",
            "lins.1.weight",
            "BN_h.weight",
            "BN_h.bias",
            "BN_h.running_mean",
            "BN_h.running_var",
            "weight",
            "bias",
            "fixed_scale");
    assertThat(Params.trainable(net(0))).doesNotContainKeys("BN_h.running_mean", "fixed_scale");
    assertThat(Params.count(net(0))).isEqualTo(3 * 4 + 4 + 16 + 8 + 8 + 2);
  }

  @Test
  void copiesAreIndependentAndMovesChangeTheType() {
    Net a = net(1);
    Net b = Params.copy(a);
    Net d = Params.to(a, new Device("cpu"), torch.ScalarType.Double);
    Tensor x = torch.randn(5, 3);
    double before = Tensors.item(b.forward(x, Mode.EVAL).sum());
    Params.freeze(a).head().weight().mul_(Tensors.scalar(2));
    assertThat(Tensors.item(b.forward(x, Mode.EVAL).sum())).isEqualTo(before);
    assertThat(Tensors.item(d.forward(x.to(torch.ScalarType.Double), Mode.EVAL).sum()))
        .isCloseTo(before, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(d.head().weight().requires_grad()).isTrue();
    assertThat(d.bn().runningMean().requires_grad()).isFalse();
    assertThat(Params.trainable(a)).isEmpty();
  }

  @Test
  void loadingIsStrictAndSaysWhatDiffers() {
    Net a = net(1);
    Net b = net(2);
    Map<String, Tensor> state = new LinkedHashMap<>(Params.named(a));
    state.put("BN_h.num_batches_tracked", torch.ones(1));
    Params.load(b, state);
    assertThat(Tensors.doubles(b.head().weight())).isEqualTo(Tensors.doubles(a.head().weight()));

    state.put("lins.0.weigt", state.remove("lins.0.weight"));
    state.put("bias", torch.ones(3));
    assertThatThrownBy(() -> Params.load(b, state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing lins.0.weight (4, 3)")
        .hasMessageContaining("bias has shape (3), the model needs (2)")
        .hasMessageContaining("unexpected lins.0.weigt")
        .hasMessageContaining("did you mean 'lins.0.weight'?");
  }

  @Test
  void sharedTensorsStaySharedAndCountOnce() {
    record Twice(Linear first, Linear second) {}
    Linear one = new Linear.Config(2, 2).init(new Rng(0));
    Twice twice = new Twice(one, one);
    assertThat(Params.count(twice)).isEqualTo(6);
    Twice copy = Params.copy(twice);
    assertThat(copy.first().weight()).isSameAs(copy.second().weight());
  }
}
