package dev.erlangen.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.autograd.RowProduct;
import dev.erlangen.core.autograd.RowStatistics;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faster ways of computing the same: values, gradients and running statistics agree. */
class FoldedNormTest {
  private static final long[] FIRST = {0};

  @BeforeAll
  static void load() {
    Torch.threads(1);
  }

  private static <M> M stirred(M model, ScalarType type) {
    Rng rng = new Rng(7);
    NoGrad.run(
        () ->
            Params.trainable(model)
                .values()
                .forEach(p -> p.add_(rng.normal(p.shape()).mul(Tensors.scalar(0.5)))));
    return Params.to(model, Torch.device("cpu"), type);
  }

  private static Tensor normal(long... shape) {
    return new Rng(3).normal(shape).to(ScalarType.Double).add(Tensors.scalar(0.7)).detach();
  }

  private static double difference(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max()) / Math.max(1e-3, Tensors.item(b.abs().max()));
  }

  /** Output, gradient of the input, gradients of the parameters, and buffers after one pass. */
  private static List<Tensor> pass(Object model, Tensor x, BiFunction<Tensor, Mode, Tensor> f) {
    Tensor leaf = x.clone().requires_grad_(true);
    Params.clearGradients(model);
    Tensor y = f.apply(leaf, Mode.train(new Rng(0)));
    y.mul(y.detach().sin()).sum().backward();
    List<Tensor> out = new ArrayList<>(List.of(y.detach(), leaf.grad().clone()));
    Params.trainable(model).values().forEach(p -> out.add(p.grad().clone()));
    Params.named(model).values().forEach(p -> out.add(p.detach().clone()));
    return out;
  }

  private static void same(List<Tensor> a, List<Tensor> b, double tolerance) {
    assertThat(a).hasSameSizeAs(b);
    for (int i = 0; i < a.size(); i++) {
      assertThat(difference(a.get(i), b.get(i))).as("tensor %d", i).isLessThan(tolerance);
    }
  }

  @Test
  void statisticsHaveTheGradientOfTheirFormula() {
    Tensor x = normal(50, 3).requires_grad_(true);
    Tensor s = RowStatistics.of(x, null, null, 0.1);
    Tensor weight = Tensors.of(new double[] {1, -2, 3, 4, -5, 6}, 2, 3);
    s.mul(weight).sum().backward();
    Tensor plain = x.detach().clone().requires_grad_(true);
    Tensor centred = plain.sub(plain.mean(0));
    Tensor want = Tensors.stack(0, plain.mean(0), centred.square().mean(0));
    want.mul(weight).sum().backward();
    assertThat(difference(s, want)).isLessThan(1e-13);
    assertThat(difference(x.grad(), plain.grad())).isLessThan(1e-13);
  }

  @Test
  void normAndLinearAreOneMap() {
    record Pair(BatchNorm norm, Linear linear) {}
    Rng rng = new Rng(1);
    Pair pair = new Pair(new BatchNorm.Config(5).init(), new Linear.Config(5, 4).init(rng));
    Tensor x = normal(40, 2, 5);
    Pair a = stirred(pair, ScalarType.Double);
    Pair b = Params.copy(a);
    same(
        pass(a, x, (t, mode) -> a.norm.affine(t, mode).before(a.linear).forward(t)),
        pass(b, x, (t, mode) -> b.linear.forward(b.norm.forward(t, mode))),
        1e-11);
    Tensor evaluated = a.norm.affine(x, Mode.EVAL).before(a.linear).forward(x);
    assertThat(difference(evaluated, b.linear.forward(b.norm.forward(x, Mode.EVAL))))
        .isLessThan(1e-12);
    assertThatThrownBy(() -> a.norm.affine(normal(1, 5), Mode.train(rng)))
        .hasMessageContaining("more than one row, got 1");
  }

  @Test
  void sumsOfNormalisedRows() {
    record Pair(BatchNorm norm, Linear linear) {}
    Pair a =
        stirred(
            new Pair(new BatchNorm.Config(3).init(), new Linear.Config(3, 2).init(new Rng(1))),
            ScalarType.Double);
    Pair b = Params.copy(a);
    Tensor mixing = normal(4, 30); // weighted sums of 30 rows
    Tensor counts = mixing.sum(1);
    Tensor x = normal(30, 3);
    same(
        pass(a, x, (t, mode) -> a.norm.affine(t, mode).ofSums(mixing.mm(t), counts, a.linear)),
        pass(b, x, (t, mode) -> b.linear.forward(mixing.mm(b.norm.forward(t, mode)))),
        1e-11);
  }

  @Test
  void mlpsSumBeforeTheirLastMap() {
    for (Norm norm : List.of(Norm.NONE, Norm.BATCH, Norm.BATCH_OF_THE_CALL)) {
      for (double dropout : new double[] {0, 0.5}) {
        Mlp fresh =
            new Mlp.Config(3, 6, 4, 3, norm, Activation.RELU, dropout, false).init(new Rng(2));
        Mlp a = stirred(fresh, ScalarType.Double);
        Mlp b = Params.copy(a);
        Tensor x = normal(20, 3);
        Tensor counts = torch.full(new long[] {1}, Tensors.scalar(20)).to(ScalarType.Double);
        same(
            pass(
                a,
                x,
                (t, mode) ->
                    a.summedFromFirst(
                        a.lins().get(0).forward(t),
                        y -> y.sum(FIRST, true, new ScalarTypeOptional()),
                        counts,
                        mode)),
            pass(b, x, (t, mode) -> b.forward(t, mode).sum(FIRST, true, new ScalarTypeOptional())),
            1e-11);
      }
    }
    Mlp residual = new Mlp.Config(3, 3, 3, 2, Norm.NONE, Activation.RELU, 0, true).init(new Rng(0));
    assertThatThrownBy(() -> residual.fromFirst(torch.zeros(2, 3), Mode.EVAL))
        .hasMessageContaining("without residuals");
  }

  /** Many rows of few channels take the way in pieces, with a rest; others the plain one. */
  @Test
  void productsOfManyRowsHaveThePlainGradients() {
    for (long rows : new long[] {3, 9000}) {
      Linear a = stirred(new Linear.Config(33, 20).init(new Rng(1)), ScalarType.Float);
      Linear b = Params.copy(a);
      Tensor x = normal(rows, 33).to(ScalarType.Float);
      same(
          pass(a, x, (t, mode) -> RowProduct.of(t, a.weight(), a.bias())),
          pass(b, x, (t, mode) -> torch.linear(t, b.weight(), new TensorOptional(b.bias()))),
          1e-4);
    }
  }
}
