package dev.erlangen.spark.neuralpathways.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Expert;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import dev.erlangen.testkit.LeakExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class PathwaysNetTest {
  private static PathwaysNet net() {
    Rng rng = new Rng(3);
    TreeShape shape = new TreeShape(new int[] {-1, 0, 0, 0, 1, 1});
    List<@Nullable Expert> experts = new ArrayList<>();
    ExpertSpec spec = ExpertSpec.prelu(4, 2);
    for (int node = 0; node < shape.nodes(); node++) {
      float[] values = Tensors.floats(rng.normal(spec.parameters(2, 3)));
      experts.add(shape.isLeaf(node) ? Expert.of(spec, 2, 3, values) : null);
    }
    PathwaysNet net = new PathwaysNet(shape, rng.normal(6, 2), experts);
    return Params.to(net, Torch.device("cpu"), ScalarType.Double);
  }

  private static Tensor queries() {
    return new Rng(4).normal(50, 2).to(ScalarType.Double);
  }

  @Test
  void probabilitiesSumToOne() {
    for (double tau : new double[] {1e-3, 0.1, 1, 100}) {
      double[] sums = Tensors.doubles(net().softLog(queries(), tau).exp().sum(1));
      assertThat(Arrays.stream(sums)).allMatch(s -> Math.abs(s - 1) < 1e-12);
    }
  }

  @Test
  void aColdRouterIsTheHardOne() {
    PathwaysNet net = net();
    int[] leaves = net.shape().leaves();
    int[] hard = net.route(queries());
    double[] p = Tensors.doubles(net.softLog(queries(), 1e-6).exp());
    for (int i = 0; i < hard.length; i++) {
      for (int l = 0; l < leaves.length; l++) {
        assertThat(p[i * leaves.length + l]).isCloseTo(leaves[l] == hard[i] ? 1 : 0, offset(1e-12));
      }
    }
    double[] warm = Tensors.doubles(net.softLog(queries(), 100).exp());
    assertThat(Arrays.stream(warm)).allMatch(v -> v < 0.9);
  }

  @Test
  void theHardPredictionIsThatOfTheLeaf() {
    PathwaysNet net = net();
    int[] leaf = net.route(queries());
    double[] all = Tensors.doubles(net.forward(queries(), queries()));
    for (int i = 0; i < 10; i++) {
      double[] own = Tensors.doubles(net.at(leaf[i], queries().narrow(0, i, 1)));
      for (int c = 0; c < 3; c++) {
        assertThat(all[3 * i + c]).isCloseTo(own[c], offset(1e-12));
      }
    }
  }

  @Test
  void aCertainRouterHasTheHardLoss() {
    PathwaysNet net = net();
    Tensor y = new Rng(5).normal(50, 3).to(ScalarType.Double);
    double hard = Tensors.item(net.forward(queries(), queries()).sub(y).square().mean());
    assertThat(Tensors.item(net.softLoss(queries(), queries(), y, 1e-7)))
        .isCloseTo(hard, offset(1e-9));
    long[] labels = new long[50];
    Arrays.setAll(labels, i -> i % 3);
    Tensor classes = Tensors.of(labels);
    double entropy =
        Tensors.item(torch.cross_entropy_loss(net.forward(queries(), queries()), classes));
    assertThat(Tensors.item(net.softCrossEntropy(queries(), queries(), classes, 1e-7)))
        .isCloseTo(entropy, offset(1e-9));
  }

  @Test
  void aTemperatureMustBePositive() {
    for (double tau : new double[] {0, -1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> net().softLog(queries(), tau))
          .withMessageContaining("tau must be greater than 0");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net().route(new Rng(1).normal(4, 3)))
        .withMessageContaining("routing needs 2 features per row");
  }
}
