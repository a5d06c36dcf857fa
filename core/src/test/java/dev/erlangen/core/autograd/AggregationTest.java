package dev.erlangen.core.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients against libtorch's own gather, index_add and scatter_reduce. */
class AggregationTest {
  /** Edges with repetitions, empty rows, and in one case rows far longer than a chunk. */
  record Case(String name, int rows, int columns, int[] row, int[] column, int width) {
    Csr csr() {
      return Csr.of(rows, columns, row, column);
    }

    Tensor rowTensor() {
      return index(row);
    }

    Tensor columnTensor() {
      return index(column);
    }

    private static Tensor index(int[] values) {
      return Tensors.of(Arrays.stream(values).asLongStream().toArray());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case random(String name, long seed, int rows, int columns, int edges, int width) {
    Random random = new Random(seed);
    int[] row = random.ints(edges, 0, Math.max(1, rows - rows / 4)).toArray();
    int[] column = random.ints(edges, 0, columns).toArray();
    return new Case(name, rows, columns, row, column, width);
  }

  static Stream<Case> cases() {
    return Stream.of(
        random("square", 1, 30, 30, 200, 7),
        random("wide", 2, 9, 40, 100, 16),
        random("tall", 3, 40, 9, 100, 5),
        random("hubs", 4, 4, 50, 20_000, 3),
        random("one feature", 5, 12, 12, 40, 1),
        random("no features", 6, 12, 12, 40, 0),
        random("no edges", 7, 5, 6, 0, 4),
        new Case("repeated", 3, 2, new int[] {2, 2, 2, 0}, new int[] {1, 1, 1, 1}, 2),
        new Case("nothing", 0, 0, new int[0], new int[0], 3));
  }

  @BeforeAll
  static void load() {
    Torch.load();
    Torch.threads(1);
  }

  private static Tensor values(long seed, long... shape) {
    Random random = new Random(seed);
    int n = 1;
    for (long s : shape) {
      n *= (int) s;
    }
    return Tensors.of(random.doubles(n, -2, 2).toArray(), shape).requires_grad_(true);
  }

  private static Tensor[] grads(Tensor loss, Tensor... inputs) {
    TensorVector all =
        torch.grad(
            new TensorVector(loss),
            new TensorVector(inputs),
            new TensorVector(),
            new BoolOptional(true),
            false,
            false);
    return all.get();
  }

  private static void agree(Tensor ours, Tensor theirs) {
    assertThat(ours.shape()).containsExactly(theirs.shape());
    if (ours.numel() == 0) {
      return;
    }
    double[] a = Tensors.doubles(ours);
    double[] b = Tensors.doubles(theirs);
    // Relative to the largest entry: a sum of thousands of terms may cancel in one entry.
    double bound = 1e-12 * Arrays.stream(b).map(Math::abs).reduce(1, Math::max);
    assertThat(a).containsExactly(b, Offset.offset(bound));
  }

  /** Compares a function of one tensor, values and gradients under a random weighting. */
  private static void compare(
      Tensor x, Function<Tensor, Tensor> ours, Function<Tensor, Tensor> theirs) {
    Tensor a = ours.apply(x);
    Tensor b = theirs.apply(x);
    agree(a, b);
    Tensor weight = values(99, b.shape()).detach();
    agree(grads(a.mul(weight).sum(), x)[0], grads(b.mul(weight).sum(), x)[0]);
  }

  private static Tensor zeros(long... shape) {
    return torch.zeros(shape, new TensorOptions(ScalarType.Double));
  }

  private static Tensor addedUp(Tensor messages, Case c) {
    return zeros(c.rows, messages.size(1)).index_add(0, c.rowTensor(), messages);
  }

  private static Tensor reduced(Tensor messages, Case c, String how) {
    Tensor index = c.rowTensor().unsqueeze(1).expand(messages.shape());
    return zeros(c.rows, messages.size(1)).scatter_reduce(0, index, messages, how, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sumsMeansAndExtremaOfNeighbours(Case c) {
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(11, c.columns, c.width);
      Function<Tensor, Tensor> messages = t -> t.index_select(0, c.columnTensor());
      compare(x, t -> Aggregation.sum(t, e), t -> addedUp(messages.apply(t), c));
      compare(x, t -> Aggregation.mean(t, e), t -> reduced(messages.apply(t), c, "mean"));
      if (!c.name.equals("repeated")) {
        compare(x, t -> Aggregation.max(t, e), t -> reduced(messages.apply(t), c, "amax"));
        compare(x, t -> Aggregation.min(t, e), t -> reduced(messages.apply(t), c, "amin"));
      }
      compare(
          x,
          t -> Aggregation.std(t, e, 1e-5),
          t ->
              deviation(
                  reduced(messages.apply(t), c, "mean"),
                  reduced(messages.apply(t.mul(t)), c, "mean")));
    }
  }

  private static Tensor deviation(Tensor mean, Tensor squares) {
    return squares.sub(mean.mul(mean)).relu().add(new Scalar(1e-5)).sqrt();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightedSumsWithGradientsOfFeaturesAndWeights(Case c) {
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(12, c.columns, c.width);
      Tensor w = values(13, c.row.length);
      Tensor ours = Aggregation.sum(x, e, w.index_select(0, e.order()));
      Tensor theirs = addedUp(x.index_select(0, c.columnTensor()).mul(w.unsqueeze(1)), c);
      agree(ours, theirs);
      Tensor weight = values(99, c.rows, c.width).detach();
      Tensor[] a = grads(ours.mul(weight).sum(), x, w);
      Tensor[] b = grads(theirs.mul(weight).sum(), x, w);
      agree(a[0], b[0]);
      agree(a[1], b[1]);
      Tensor constant = w.detach();
      compare(
          x,
          t -> Aggregation.sum(t, e, constant.index_select(0, e.order())),
          t -> addedUp(t.index_select(0, c.columnTensor()).mul(constant.unsqueeze(1)), c));
      Tensor fixed = x.detach();
      compare(
          w,
          t -> Aggregation.sum(fixed, e, t.index_select(0, e.order())),
          t -> addedUp(fixed.index_select(0, c.columnTensor()).mul(t.unsqueeze(1)), c));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void segmentsOfEdgeFeatures(Case c) {
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(14, c.row.length, c.width);
      Function<Tensor, Tensor> sorted = t -> t.index_select(0, e.order());
      compare(x, t -> Segments.sum(sorted.apply(t), e), t -> addedUp(t, c));
      compare(x, t -> Segments.mean(sorted.apply(t), e), t -> reduced(t, c, "mean"));
      compare(x, t -> Segments.max(sorted.apply(t), e), t -> reduced(t, c, "amax"));
      compare(x, t -> Segments.min(sorted.apply(t), e), t -> reduced(t, c, "amin"));
      compare(
          x,
          t -> Segments.std(sorted.apply(t), e, 1e-5),
          t -> deviation(reduced(t, c, "mean"), reduced(t.mul(t), c, "mean")));
      compare(
          x,
          t -> Segments.softmax(sorted.apply(t), e),
          t -> {
            Tensor power = t.exp();
            Tensor total = addedUp(power, c).index_select(0, c.rowTensor());
            return sorted.apply(power.div(total));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gatheringToEdges(Case c) {
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      compare(
          values(15, c.columns, c.width),
          t -> Gather.columns(t, e),
          t -> t.index_select(0, c.columnTensor()).index_select(0, e.order()));
      compare(
          values(16, c.rows, c.width),
          t -> Gather.rows(t, e),
          t -> t.index_select(0, c.rowTensor()).index_select(0, e.order()));
    }
  }

  @Test
  void featuresOfOtherDimensions() {
    Case c = random("cube", 8, 10, 8, 60, 0);
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor cube = values(17, 8, 3, 4);
      compare(
          cube,
          t -> Aggregation.sum(t, e),
          t -> addedUp(t.reshape(8, 12).index_select(0, c.columnTensor()), c).reshape(10, 3, 4));
      compare(
          values(18, 8),
          t -> Aggregation.max(t, e),
          t -> reduced(t.unsqueeze(1).index_select(0, c.columnTensor()), c, "amax").squeeze(1));
      compare(
          cube.transpose(1, 2),
          t -> Gather.columns(t, e),
          t -> t.index_select(0, c.columnTensor()).index_select(0, e.order()));
    }
  }

  @Test
  void centralDifferencesAgree() {
    Case c = random("small", 9, 5, 4, 12, 3);
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(19, 4, 3);
      Tensor w = values(20, 12);
      Function<Tensor, Tensor> f =
          t ->
              Aggregation.sum(t, e, w)
                  .mul(Aggregation.max(t, e))
                  .add(
                      Segments.sum(Segments.softmax(Gather.columns(t, e), e).pow(new Scalar(2)), e))
                  .mul(Aggregation.std(t, e, 1e-5))
                  .sum();
      double[] gradient = Tensors.doubles(grads(f.apply(x), x)[0]);
      double[] at = Tensors.doubles(x);
      double h = 1e-6;
      for (int i = 0; i < at.length; i++) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[i] += h;
        down[i] -= h;
        double slope =
            (f.apply(Tensors.of(up, 4, 3)).item_double()
                    - f.apply(Tensors.of(down, 4, 3)).item_double())
                / (2 * h);
        assertThat(Math.abs(gradient[i] - slope)).isLessThan(1e-7 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  @Test
  void tiesGoToTheFirstEdge() {
    try (PointerScope scope = new PointerScope()) {
      Csr e = Csr.of(1, 3, new int[] {0, 0, 0}, new int[] {2, 0, 1});
      Tensor x = Tensors.of(new double[] {5, 4, 5}, 3, 1).requires_grad_(true);
      Aggregation.max(x, e).sum().backward();
      assertThat(Tensors.doubles(x.grad())).containsExactly(0, 0, 1);
    }
  }

  @Test
  void secondDerivativesOfTheLinearOperations() {
    Case c = random("twice", 10, 6, 6, 20, 2);
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(21, 6, 2);
      Function<Tensor, Tensor> ours =
          t ->
              Segments.sum(
                  Gather.columns(Aggregation.sum(t, e).pow(new Scalar(3)), e)
                      .mul(Gather.rows(t, e)),
                  e);
      Function<Tensor, Tensor> theirs =
          t -> {
            Tensor s = addedUp(t.index_select(0, c.columnTensor()), c).pow(new Scalar(3));
            return addedUp(
                s.index_select(0, c.columnTensor()).mul(t.index_select(0, c.rowTensor())), c);
          };
      agree(second(ours, x), second(theirs, x));
    }
  }

  private static Tensor second(Function<Tensor, Tensor> f, Tensor x) {
    TensorVector first =
        torch.grad(
            new TensorVector(f.apply(x).pow(new Scalar(2)).sum()),
            new TensorVector(x),
            new TensorVector(),
            new BoolOptional(true),
            true,
            false);
    return grads(new Tensor(first.get(0)).pow(new Scalar(2)).sum(), x)[0];
  }

  @Test
  void otherDtypesAgreeToTheirPrecision() {
    Case c = random("dtypes", 11, 50, 50, 400, 32);
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(22, 50, 32).detach();
      double[] exact = Tensors.doubles(Aggregation.sum(x, e));
      double[] largest = {0};
      for (double v : exact) {
        largest[0] = Math.max(largest[0], Math.abs(v));
      }
      check(e, x, ScalarType.Float, exact, 1e-6 * largest[0]);
      check(e, x, ScalarType.BFloat16, exact, 1e-2 * largest[0]);
      check(e, x, ScalarType.Half, exact, 2e-3 * largest[0]);
    }
  }

  private static void check(Csr e, Tensor x, ScalarType type, double[] exact, double bound) {
    Tensor typed = x.to(type).requires_grad_(true);
    Tensor y = Aggregation.sum(typed, e);
    assertThat(y.scalar_type().intern()).isEqualTo(type);
    assertThat(Tensors.doubles(y)).containsExactly(exact, Offset.offset(bound));
    y.sum().backward();
    double[] degree = Tensors.doubles(e.transpose().degree(x));
    assertThat(Tensors.doubles(typed.grad().select(1, 5))).containsExactly(degree);
  }

  @Test
  void theElementaryFormAgrees() {
    Case c = random("fallback", 12, 20, 25, 90, 6);
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor x = values(23, 25, 6).detach();
      Tensor w = values(24, 90).detach();
      agree(Bags.sum(x, e.column(), e, null), Bags.gatherAndAdd(x, e.column(), e, null));
      agree(Bags.sum(x, e.column(), e, w), Bags.gatherAndAdd(x, e.column(), e, w));
      Tensor whole = Tensors.of(new long[] {1, 2, 3, 4}, 2, 2);
      Csr pair = Csr.of(1, 2, new int[] {0, 0}, new int[] {0, 1});
      assertThat(Tensors.longs(Aggregation.sum(whole, pair))).containsExactly(4, 6);
    }
  }

  @Test
  void wrongShapesAreNamed() {
    try (PointerScope scope = new PointerScope()) {
      Csr e = Csr.of(2, 3, new int[] {0, 1}, new int[] {2, 0});
      Tensor x = values(25, 3, 4);
      assertThatThrownBy(() -> Aggregation.sum(values(1, 2, 4), e))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("each of the 3 columns, got a tensor of shape (2, 4)");
      assertThatThrownBy(() -> Segments.max(x, e)).hasMessageContaining("each of the 2 edges");
      assertThatThrownBy(() -> Aggregation.sum(x, e, values(1, 3)))
          .hasMessageContaining("one weight for each of the 2 edges, got a tensor of shape (3)");
      assertThatThrownBy(() -> Aggregation.sum(x, e, torch.ones(2)))
          .hasMessageContaining("same dtype, got Float and Double");
    }
  }

  @Test
  void thousandsOfStepsLeaveNothingBehind() {
    Case c = random("leak", 13, 20, 20, 300, 4);
    Tensor x = values(26, 20, 4);
    Tensor w = values(27, 300);
    for (int i = 0; i < 50; i++) {
      step(c, x, w);
    }
    long pointers = Pointer.totalCount();
    for (int i = 0; i < 2_000; i++) {
      step(c, x, w);
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(pointers);
  }

  private static void step(Case c, Tensor x, Tensor w) {
    try (PointerScope scope = new PointerScope()) {
      Csr e = c.csr();
      Tensor h = Aggregation.sum(x, e, w).add(Aggregation.max(x, e));
      Tensor alpha = Segments.softmax(Gather.columns(h, e), e);
      Segments.sum(alpha.mul(Gather.rows(h, e)), e)
          .add(Aggregation.std(h, e, 1e-5))
          .sum()
          .backward();
      x.mutable_grad().put(new Tensor());
      w.mutable_grad().put(new Tensor());
    }
  }
}
