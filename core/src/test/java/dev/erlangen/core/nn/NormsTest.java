package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.params.StateDict;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class NormsTest {
  private static final double[] X = {1, 4, 3, 0, 5, 2, 2, 2};

  private static <M> M in64(M model) {
    return Params.to(model, new Device("cpu"), ScalarType.Double);
  }

  private static Tensor x() {
    return Tensors.of(X, 4, 2);
  }

  @Test
  void batchNormFollowsItsFormulaAndMovesItsStatistics() {
    BatchNorm bn = in64(new BatchNorm.Config(2).init());
    bn.weight().detach().copy_(Tensors.of(new double[] {2, 1}));
    bn.bias().detach().copy_(Tensors.of(new double[] {0, 10}));
    // Column means 2.75 and 2, biased variances 2.1875 and 2, unbiased 35/12 and 8/3.
    double a = Math.sqrt(2.1875 + 1e-5);
    double b = Math.sqrt(2 + 1e-5);
    double[] want = new double[8];
    for (int i = 0; i < 4; i++) {
      want[2 * i] = 2 * (X[2 * i] - 2.75) / a;
      want[2 * i + 1] = 10 + (X[2 * i + 1] - 2) / b;
    }
    close(bn.forward(x(), Mode.train(new Rng(0))), want);
    close(bn.runningMean(), new double[] {0.275, 0.2});
    close(bn.runningVar(), new double[] {0.9 + 3.5 / 12, 0.9 + 0.8 / 3});
    double[] evaluated = new double[8];
    for (int i = 0; i < 4; i++) {
      evaluated[2 * i] = 2 * (X[2 * i] - 0.275) / Math.sqrt(0.9 + 3.5 / 12 + 1e-5);
      evaluated[2 * i + 1] = 10 + (X[2 * i + 1] - 0.2) / Math.sqrt(0.9 + 0.8 / 3 + 1e-5);
    }
    close(bn.forward(x(), Mode.EVAL), evaluated);
    close(bn.runningMean(), new double[] {0.275, 0.2});
  }

  @Test
  void batchNormOfTheCallIgnoresTheMode() {
    BatchNorm bn = in64(new BatchNorm.Config(2, false).init());
    double[] train = Tensors.doubles(bn.forward(x(), Mode.train(new Rng(0))));
    close(bn.forward(x(), Mode.EVAL), train);
    // Leading axes count as rows.
    close(bn.forward(x().view(2, 2, 2), Mode.EVAL), train);
    assertThat(Params.named(bn).keySet()).containsExactly("weight", "bias");
    assertThatThrownBy(() -> bn.forward(x().narrow(0, 0, 1), Mode.EVAL))
        .hasMessageContaining("more than one row");
  }

  @Test
  void layerNormFollowsItsFormula() {
    LayerNorm ln = in64(new LayerNorm.Config(2).init());
    double[] want = new double[8];
    for (int i = 0; i < 4; i++) {
      double mean = (X[2 * i] + X[2 * i + 1]) / 2;
      double half = (X[2 * i] - X[2 * i + 1]) / 2;
      want[2 * i] = (X[2 * i] - mean) / Math.sqrt(half * half + 1e-5);
      want[2 * i + 1] = (X[2 * i + 1] - mean) / Math.sqrt(half * half + 1e-5);
    }
    close(ln.forward(x()), want);
  }

  @Test
  void graphNormsTreatEveryGraphByItself() {
    Csr graphs = Csr.segments(1, 3);
    Tensor both = in64(new InstanceNorm.Config(2).init()).forward(x(), graphs);
    close(both.narrow(0, 0, 1), new double[] {0, 0}); // one node has no variance
    Tensor rest = x().narrow(0, 1, 3);
    Tensor alone = in64(new InstanceNorm.Config(2).init()).forward(rest, Csr.segments(3));
    close(both.narrow(0, 1, 3), Tensors.doubles(alone));
    GraphNorm plain = in64(new GraphNorm.Config(2).init());
    close(plain.forward(x(), graphs), Tensors.doubles(both)); // α = 1 is the instance norm
    plain.meanScale().detach().fill_(Tensors.scalar(0));
    double r = Math.sqrt((9 + 25 + 4) / 3.0 + 1e-5);
    close(plain.forward(rest, Csr.segments(3)).select(1, 0), new double[] {3 / r, 5 / r, 2 / r});
    GraphLayerNorm ln = in64(new GraphLayerNorm.Config(2).init());
    Tensor y = ln.forward(x(), graphs).narrow(0, 1, 3);
    assertThat(Tensors.item(y.mean())).isCloseTo(0, Offset.offset(1e-12));
    assertThat(Tensors.item(y.mul(y).mean())).isCloseTo(1, Offset.offset(1e-4));
    assertThatThrownBy(() -> plain.forward(x(), Csr.segments(3))).hasMessageContaining("3 nodes");
  }

  /** Against PyTorch Geometric's layers, with their state and gradients. */
  @Test
  void agreesWithTheUsualImplementations() throws IOException {
    Path file = Path.of(System.getProperty("erlangen.fixtures", ""), "granola/norms.safetensors");
    assumeTrue(Files.isRegularFile(file), "the file granola/norms.safetensors is absent");
    Map<String, Tensor> all = SafeTensors.read(file);
    int channels = 6;
    Csr graphs = Csr.segments(5, 7, 3);
    official(
        all,
        "InstanceNorm",
        new InstanceNorm.Config(channels).init(),
        (m, x) -> m.forward(x, graphs));
    official(
        all, "GraphNorm", new GraphNorm.Config(channels).init(), (m, x) -> m.forward(x, graphs));
    official(all, "LayerNormNode", new LayerNorm.Config(channels).init(), LayerNorm::forward);
    official(
        all,
        "LayerNormGraph",
        new GraphLayerNorm.Config(channels).init(),
        (m, x) -> m.forward(x, graphs));
    official(
        all,
        "BatchNorm.module",
        new BatchNorm.Config(channels).init(),
        (m, x) -> m.forward(x, Mode.EVAL));
  }

  private static <M> void official(
      Map<String, Tensor> all, String name, M fresh, BiFunction<M, Tensor, Tensor> forward) {
    M model = in64(fresh);
    Map<String, Tensor> state = new LinkedHashMap<>();
    String prefix = "param." + name + ".";
    all.forEach(
        (n, t) -> {
          if (n.startsWith(prefix)) {
            state.put(n.substring(prefix.length()), t);
          }
        });
    StateDict.load(model, state, Set.of());
    Tensor x = all.get("input.x").clone().set_requires_grad(true);
    Tensor y = forward.apply(model, x);
    String layer = name.replace(".module", "");
    close(y, Tensors.doubles(all.get("output." + layer + ".eval")));
    if (!name.contains("Batch")) { // its stored gradient is that of training
      Tensor k = torch.arange(new Scalar(x.numel())).to(ScalarType.Double);
      y.reshape(-1).dot(k.cos()).backward();
      close(x.grad(), Tensors.doubles(all.get("grad." + layer + ".x")));
    }
  }

  private static void close(Tensor got, double[] want) {
    assertThat(Tensors.doubles(got)).containsExactly(want, Offset.offset(1e-9));
  }
}
