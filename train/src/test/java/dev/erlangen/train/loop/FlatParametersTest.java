package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class FlatParametersTest {
  record Net(List<Linear> lins, BatchNorm norm) {}

  private static Net net() {
    Rng rng = new Rng(5);
    return new Net(
        List.of(new Linear.Config(3, 2).init(rng), new Linear.Config(2, 2).init(rng)),
        new BatchNorm.Config(2).init());
  }

  @Test
  void valuesAndGradientsAreViewsOfOneVectorEach() {
    Net net = net();
    double[] before = Tensors.doubles(net.lins().get(1).weight());
    FlatParameters flat = FlatParameters.of(net);
    assertThat(flat.count()).isEqualTo(6 + 2 + 4 + 2 + 4).isEqualTo(Params.count(net));
    assertThat(Tensors.doubles(net.lins().get(1).weight())).isEqualTo(before);
    Tensor out = net.lins().get(1).forward(net.lins().get(0).forward(torch.ones(1, 3)));
    out.sum().backward();
    assertThat(Tensors.doubles(flat.gradients().narrow(0, 12, 2))).containsExactly(1, 1);
    try (NoGradGuard guard = new NoGradGuard()) {
      flat.values().fill_(new Scalar(0.25));
    }
    assertThat(Tensors.doubles(net.lins().get(1).weight())).containsOnly(0.25);
    flat.clearGradients();
    assertThat(Tensors.doubles(net.lins().get(1).bias().grad())).containsOnly(0);
  }

  /** Flat Adam moves every tensor exactly as Adam on the tensor alone would. */
  @Test
  void flatAndSeparateUpdatesAgreeToTheBit() {
    Net net = net();
    FlatParameters flat = FlatParameters.of(net);
    Map<String, Tensor> alone = Params.named(Params.copy(net));
    Adam together = new Adam(Optimizer.adamw(0.01, 0.1), flat.values(), flat.gradients());
    Rng rng = new Rng(3);
    double[] noise = Tensors.doubles(rng.normal(flat.count()));
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      flat.gradients().copy_(Tensors.of(noise));
      flat.split(flat.gradients())
          .forEach(
              (name, g) -> {
                Tensor value = alone.get(name);
                Adam one = new Adam(Optimizer.adamw(0.01, 0.1), value, g.clone());
                one.step(0.01, 0, () -> 0);
                one.step(0.005, 0, () -> 0);
              });
      together.step(0.01, 0, () -> 0);
      together.step(0.005, 0, () -> 0);
    }
    Params.trainable(net)
        .forEach(
            (name, t) ->
                assertThat(Tensors.doubles(t)).isEqualTo(Tensors.doubles(alone.get(name))));
  }

  @Test
  void refusesModelsThatCannotBeOneVector() {
    Net frozen = Params.freeze(net());
    assertThatThrownBy(() -> FlatParameters.of(frozen)).hasMessageContaining("no trained tensor");
    record Mixed(Tensor a, Tensor b) {}
    Tensor half = torch.ones(2).to(torch.ScalarType.Double).set_requires_grad(true);
    Mixed mixed = new Mixed(torch.ones(1).set_requires_grad(true), half);
    assertThatThrownBy(() -> FlatParameters.of(mixed)).hasMessageContaining("b differs from a");
  }
}
