package dev.erlangen.core.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.CustomGradient.Order;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomGradientTest {
  @BeforeAll
  static void load() {
    Torch.load();
    Torch.threads(1);
  }

  private static Tensor leaf(double... values) {
    return Tensors.of(values).requires_grad_(true);
  }

  /** x², with its gradient in Java. */
  private static Tensor square(Tensor x) {
    return CustomGradient.attach(
        NoGrad.get(() -> x.mul(x)), x, (g, saved) -> g.mul(saved.get(0)).mul(new Scalar(2.0)), x);
  }

  /** The outer product of two vectors: another shape than either input. */
  private static Tensor outer(Tensor a, Tensor b) {
    return CustomGradient.attach(
        Order.FIRST,
        NoGrad.get(() -> torch.outer(a, b)),
        List.of(a, b),
        List.of((g, s) -> g.mv(s.get(1)), (g, s) -> g.t().mv(s.get(0))),
        List.of(a, b));
  }

  private static void backward(Tensor loss, boolean retain, boolean createGraph) {
    loss.backward(
        new Tensor(), new BoolOptional(retain), createGraph, new TensorArrayRefOptional());
  }

  @Test
  void gradientOfTheSameShape() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1, -2, 3);
      Tensor y = square(x.mul(new Scalar(5.0)));
      y.mul(Tensors.of(new double[] {1, 10, 100})).sum().backward();
      assertThat(Tensors.doubles(y)).containsExactly(25, 100, 225);
      assertThat(Tensors.doubles(x.grad())).containsExactly(50, -1000, 15000);
    }
  }

  @Test
  void gradientsOfSeveralInputsOfOtherShapes() {
    try (PointerScope scope = new PointerScope()) {
      Tensor a = leaf(1, 2);
      Tensor b = leaf(3, 4, 5);
      Tensor weight = Tensors.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
      outer(a.mul(new Scalar(2.0)), b).mul(weight).sum().backward();
      double[] gradA = Tensors.doubles(a.grad());
      double[] gradB = Tensors.doubles(b.grad());
      Tensor a2 = leaf(1, 2);
      Tensor b2 = leaf(3, 4, 5);
      torch.outer(a2.mul(new Scalar(2.0)), b2).mul(weight).sum().backward();
      assertThat(gradA).containsExactly(Tensors.doubles(a2.grad()));
      assertThat(gradB).containsExactly(Tensors.doubles(b2.grad()));
    }
  }

  @Test
  void emptyAndZeroDimensionalShapes() {
    try (PointerScope scope = new PointerScope()) {
      Tensor a = torch.empty(0).requires_grad_(true);
      Tensor b = Tensors.of(new float[] {1, 2}).requires_grad_(true);
      outer(a, b).sum().backward();
      assertThat(a.grad().shape()).containsExactly(0);
      assertThat(Tensors.doubles(b.grad())).containsExactly(0, 0);
      Tensor v = leaf(1, 2, 3);
      CustomGradient.attach(
              NoGrad.get(() -> v.sum()), v, (g, s) -> g.mul(new Scalar(2.0)).expand(3))
          .backward();
      assertThat(Tensors.doubles(v.grad())).containsExactly(2, 2, 2);
    }
  }

  @Test
  void inputsWithoutGradientAreLeftAlone() {
    try (PointerScope scope = new PointerScope()) {
      int before = Attachment.live();
      Tensor a = Tensors.of(new double[] {1, 2});
      assertThat(outer(a, a).requires_grad()).isFalse();
      assertThat(NoGrad.get(() -> outer(leaf(1, 2), leaf(3))).requires_grad()).isFalse();
      assertThat(Attachment.live()).isEqualTo(before);
      Tensor b = leaf(3, 4);
      outer(a, b).sum().backward();
      assertThat(a.grad().defined()).isFalse();
      assertThat(Tensors.doubles(b.grad())).containsExactly(3, 3);
    }
  }

  @Test
  void aHistoryOfTheValueIsKept() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1, 2, 3);
      Tensor w = leaf(4, 5, 6);
      Tensor v = leaf(10);
      Tensor y = x.detach().mul(w);
      Tensor z = CustomGradient.attach(y, x, (g, s) -> g.mul(s.get(0)), w);
      Tensor both =
          CustomGradient.attach(z, v, (g, s) -> g.sum().reshape(1)); // another shape than the value
      both.mul(new Scalar(2.0)).sum().backward();
      assertThat(Tensors.doubles(both)).containsExactly(4, 10, 18);
      assertThat(Tensors.doubles(x.grad())).containsExactly(8, 10, 12);
      assertThat(Tensors.doubles(w.grad())).containsExactly(2, 4, 6);
      assertThat(Tensors.doubles(v.grad())).containsExactly(6);
    }
  }

  @Test
  void gradientOfTheOutputIsTheTrueOneForUsersHooksAndRetainGrad() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1, 2, 3);
      Tensor y = square(x);
      y.retain_grad();
      y.mul(new Scalar(7.0)).sum().backward();
      assertThat(Tensors.doubles(y.grad())).containsExactly(7, 7, 7);
      assertThat(Tensors.doubles(x.grad())).containsExactly(14, 28, 42);
    }
  }

  @Test
  void inPlaceOperationsOnTheOutputWork() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(-1, 2);
      square(x).mul_(new Scalar(3.0)).sum().backward();
      assertThat(Tensors.doubles(x.grad())).containsExactly(-6, 12);
    }
  }

  @Test
  void aRetainedGraphRunsTwiceAndAReleasedOneSaysSo() {
    try (PointerScope scope = new PointerScope()) {
      Tensor a = leaf(1, 2);
      Tensor loss = outer(square(a), leaf(1, 1)).sum();
      backward(loss, true, false);
      assertThat(Tensors.doubles(a.grad())).containsExactly(4, 8);
      backward(loss, false, false);
      assertThat(Tensors.doubles(a.grad())).containsExactly(8, 16);
      assertThatThrownBy(() -> backward(loss, false, false))
          .hasMessageContaining("backward through the graph a second time");
    }
  }

  @Test
  void secondDerivativesAreRefusedUnlessDeclared() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1, 2, 3);
      Tensor loss = square(x).sum();
      assertThatThrownBy(() -> backward(loss, true, true))
          .hasMessageContaining("differentiated once only");
      Tensor z = leaf(1, 2, 3);
      Tensor cube =
          CustomGradient.attach(
              Order.ANY,
              NoGrad.get(() -> z.mul(z).mul(z)),
              List.of(z),
              List.of((g, s) -> g.mul(s.get(0)).mul(s.get(0)).mul(new Scalar(3.0))),
              List.of(z));
      TensorVector first =
          torch.grad(
              new TensorVector(cube.sum()),
              new TensorVector(z),
              new TensorVector(),
              new BoolOptional(true),
              true,
              false);
      Tensor d = new Tensor(first.get(0));
      assertThat(Tensors.doubles(d)).containsExactly(3, 12, 27);
      d.sum().backward();
      assertThat(Tensors.doubles(z.grad())).containsExactly(6, 12, 18);
    }
  }

  @Test
  void mistakesAreNamed() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1, 2);
      assertThatThrownBy(() -> CustomGradient.attach(leaf(1, 2), x, (g, s) -> g))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be computed");
      Tensor wrong = CustomGradient.attach(NoGrad.get(() -> x.mul(x)), x, (g, s) -> g.sum());
      assertThatThrownBy(() -> wrong.sum().backward())
          .hasMessageContaining("must have the shape [2]");
      Tensor kept = x.mul(new Scalar(1.0));
      Tensor y = square(kept);
      kept.mul_(new Scalar(2.0));
      assertThatThrownBy(() -> y.sum().backward()).hasMessageContaining("in-place");
      Tensor thrown =
          CustomGradient.attach(
              NoGrad.get(() -> x.mul(x)),
              x,
              (g, s) -> {
                throw new IllegalStateException("mine");
              });
      assertThatThrownBy(() -> thrown.sum().backward()).hasMessageContaining("mine");
    }
  }

  @Test
  void theCollectorBetweenForwardAndBackwardDoesNoHarm() {
    Tensor x = leaf(1, 2, 3);
    Tensor loss = outer(square(x), leaf(1, 2)).sum();
    for (int i = 0; i < 5; i++) {
      System.gc();
      byte[][] garbage = new byte[64][];
      for (int k = 0; k < garbage.length; k++) {
        garbage[k] = new byte[1 << 16];
      }
    }
    loss.backward();
    assertThat(Tensors.doubles(x.grad())).containsExactly(6, 12, 18);
  }

  @Test
  void aGraphThatOutlivesTheScopeOfItsConstruction() {
    Tensor x = leaf(1, 2, 3);
    Tensor loss;
    try (PointerScope scope = new PointerScope()) {
      loss = Tensors.keep(outer(square(x), leaf(1, 2)).sum());
    }
    System.gc();
    loss.backward();
    assertThat(Tensors.doubles(x.grad())).containsExactly(6, 12, 18);
  }

  @Test
  void hundredsOfHooksAtOnce() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = leaf(1.0001);
      Tensor y = x;
      for (int i = 0; i < 1000; i++) {
        Tensor v = y;
        y =
            CustomGradient.attach(
                NoGrad.get(() -> v.mul(new Scalar(1.01))), v, (g, s) -> g.mul(new Scalar(1.01)));
      }
      y.backward();
      assertThat(Tensors.doubles(x.grad())[0])
          .isCloseTo(Math.pow(1.01, 1000), org.assertj.core.data.Offset.offset(1e-8));
    }
  }

  @Test
  void tenThousandStepsLeaveNothingBehind() {
    Tensor x = leaf(1, 2, 3);
    for (int i = 0; i < 100; i++) {
      step(x, i);
    }
    long pointers = Pointer.totalCount();
    int live = Attachment.live();
    for (int i = 0; i < 10_000; i++) {
      step(x, i);
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(pointers);
    assertThat(Attachment.live()).isLessThanOrEqualTo(live).isLessThan(10);
  }

  private static void step(Tensor x, int i) {
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = outer(square(x), square(x)).sum();
      if (i % 3 != 0) {
        backward(loss, i % 3 == 1, false);
      }
      x.mutable_grad().put(new Tensor());
    }
  }
}
