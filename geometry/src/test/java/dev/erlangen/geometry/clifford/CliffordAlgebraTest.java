package dev.erlangen.geometry.clifford;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliffordAlgebraTest {
  private static final double ROUNDING = 1e-12;

  static Stream<CliffordAlgebra> algebras() {
    return Stream.of(
        CliffordAlgebra.of(-1),
        CliffordAlgebra.of(1, 1, 1),
        CliffordAlgebra.of(1, -1, -1, -1),
        CliffordAlgebra.of(1, 1, 0),
        CliffordAlgebra.of(0.5, 1.7, -0.8),
        CliffordAlgebra.of(1, 1, 1, 1, 1),
        CliffordAlgebra.withMetric(Numbers.form(1, 2)),
        CliffordAlgebra.withMetric(Numbers.form(2, 3)),
        CliffordAlgebra.withMetric(
            Numbers.form(3, 3).sub(Tensors.of(new double[] {9, 0, 0}).diag())),
        CliffordAlgebra.withMetric(Numbers.form(4, 4)));
  }

  private static Tensor like() {
    return Tensors.of(new double[] {0});
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void productsAreAssociative(CliffordAlgebra algebra) {
    Rng rng = new Rng(1);
    long count = algebra.blades().count();
    Tensor x = Numbers.normal(rng, 3, count);
    Tensor y = Numbers.normal(rng, 3, count);
    Tensor z = Numbers.normal(rng, 3, count);
    Tensor left = algebra.geometricProduct(algebra.geometricProduct(x, y), z);
    Tensor right = algebra.geometricProduct(x, algebra.geometricProduct(y, z));
    assertThat(Numbers.distance(left, right)).isLessThan(ROUNDING);
    Tensor turned = algebra.geometricProduct(algebra.reverse(y), algebra.reverse(x));
    assertThat(Numbers.distance(algebra.reverse(algebra.geometricProduct(x, y)), turned))
        .isLessThan(ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void vectorsAnticommuteUpToTheMetric(CliffordAlgebra algebra) {
    int n = algebra.dimension();
    Tensor s = algebra.metric(like());
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        Tensor ea = basis(algebra, a);
        Tensor eb = basis(algebra, b);
        Tensor sum = algebra.geometricProduct(ea, eb).add(algebra.geometricProduct(eb, ea));
        Tensor want = algebra.embedGrade(s.select(0, a).narrow(0, b, 1), 0);
        assertThat(Numbers.distance(sum, want.mul(Tensors.scalar(2)))).isLessThan(ROUNDING);
      }
    }
  }

  private static Tensor basis(CliffordAlgebra algebra, int a) {
    double[] v = new double[algebra.dimension()];
    v[a] = 1;
    return algebra.embedVector(Tensors.of(v));
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void versorsActByAutomorphismsThatKeepTheMetric(CliffordAlgebra algebra) {
    Tensor s = algebra.metric(like());
    Pin group = new Pin(s);
    for (long seed = 0; seed < 6; seed++) {
      Rng rng = new Rng(seed);
      Pin.Versor g = group.sample(rng);
      Tensor w = product(algebra, g.vectors());
      Tensor x = Numbers.normal(rng, 2, algebra.blades().count());
      Tensor y = Numbers.normal(rng, 2, algebra.blades().count());
      Tensor moved = algebra.versorAction(w, x);
      Tensor both = algebra.versorAction(w, algebra.geometricProduct(x, y));
      assertThat(
              Numbers.distance(algebra.geometricProduct(moved, algebra.versorAction(w, y)), both))
          .isLessThan(ROUNDING);
      Tensor m = algebra.vectorMatrix(w);
      assertThat(Numbers.distance(m, g.matrix())).isLessThan(ROUNDING);
      assertThat(Numbers.distance(m.t().matmul(s).matmul(m), s)).isLessThan(ROUNDING);
      assertThat(Numbers.distance(Outermorphism.apply(m, x), moved)).isLessThan(ROUNDING);
      assertThat(Numbers.distance(algebra.quadratics(moved), algebra.quadratics(x)))
          .isLessThan(ROUNDING);
      for (int grade = 0; grade <= algebra.dimension(); grade++) {
        Tensor part = algebra.versorAction(w, algebra.grade(x, grade));
        assertThat(Numbers.distance(algebra.grade(part, grade), part)).isLessThan(ROUNDING);
      }
    }
  }

  private static Tensor product(CliffordAlgebra algebra, Tensor vectors) {
    Tensor w = algebra.embedVector(vectors.select(0, 0));
    for (long i = 1; i < vectors.size(0); i++) {
      w = algebra.geometricProduct(w, algebra.embedVector(vectors.select(0, i)));
    }
    return w;
  }

  @Test
  void aFullTableOfADiagonalFormIsTheDiagonalTable() {
    double[] signature = {0.5, -1.7, 0, 2};
    CliffordAlgebra diagonal = CliffordAlgebra.of(signature);
    CliffordAlgebra full = CliffordAlgebra.withMetric(Tensors.of(signature).diag());
    assertThat(Numbers.distance(full.cayley(like()), diagonal.cayley(like()))).isLessThan(1e-15);
    assertThat(Numbers.distance(full.gram(like()).diagonal(), diagonal.gram(like())))
        .isLessThan(1e-15);
    assertThat(diagonal.paths().count()).isEqualTo(34);
    assertThat(full.paths().count()).isEqualTo(35);
  }

  @Test
  void pathsAreCounted() {
    int[] counts =
        IntStream.rangeClosed(1, 5).map(n -> GradePaths.nonDegenerate(n).count()).toArray();
    assertThat(counts).containsExactly(4, 10, 20, 35, 56);
    assertThat(GradePaths.of(1, 1, 0).count()).isEqualTo(19);
    assertThat(GradePaths.of(0, 1, 1, 1).count()).isEqualTo(34);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 12})
  void bladesAreOrderedByGradeThenByTheirVectors(int n) {
    Blades blades = Blades.of(n);
    for (int i = 0; i < blades.count(); i++) {
      assertThat(blades.index(blades.bitmap(i))).isEqualTo(i);
      if (i > 0 && blades.grade(i) == blades.grade(i - 1)) {
        int previous = Integer.reverse(blades.bitmap(i - 1));
        assertThat(Integer.compareUnsigned(previous, Integer.reverse(blades.bitmap(i))))
            .isPositive();
      } else if (i > 0) {
        assertThat(blades.grade(i)).isEqualTo(blades.grade(i - 1) + 1);
      }
    }
  }

  @Test
  void norms() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, -1);
    Tensor x = Tensors.of(new double[] {2, 3, 5, 7});
    assertThat(Tensors.doubles(algebra.quadratics(x))).containsExactly(4, 9 - 25, -49);
    assertThat(Tensors.item(algebra.norm(x))).isEqualTo(Math.sqrt(61));
    assertThat(Tensors.doubles(algebra.conjugate(x))).containsExactly(2, -3, -5, -7);
    Tensor zero = algebra.norm(x.mul(Tensors.scalar(0)));
    assertThat(Tensors.item(zero)).isEqualTo(1e-4);
  }

  @Test
  void largeAlgebrasMultiplyAndWarn() {
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    CliffordAlgebra algebra = CliffordAlgebra.of(ones);
    Tensor v = algebra.embedVector(Numbers.normal(new Rng(1), 1, 8));
    Tensor square = algebra.geometricProduct(v, v);
    assertThat(Numbers.distance(algebra.getGrade(square, 0), algebra.quadratic(v)))
        .isLessThan(1e-14);
    assertThat(algebra.warnings()).singleElement().asString().contains("2^24");
    assertThat(CliffordAlgebra.of(1, 1, 1).warnings()).isEmpty();
  }

  @Test
  void wrongInputIsNamed() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, -1, 1);
    Rng rng = new Rng(0);
    List<Runnable> wrong =
        List.of(
            () -> CliffordAlgebra.of(new double[13]),
            () -> CliffordAlgebra.of(),
            () -> CliffordAlgebra.of(1, Double.NaN),
            () -> CliffordAlgebra.withMetric(Numbers.normal(rng, 2, 3)),
            () -> CliffordAlgebra.withMetric(Numbers.normal(rng, 3, 3)),
            () -> CliffordAlgebra.withMetric(Tensors.of(new double[] {1, 0, 0, Double.NaN}, 2, 2)),
            () -> CliffordAlgebra.withMetric(Numbers.form(0, 9)),
            () -> algebra.geometricProduct(Numbers.normal(rng, 2, 3), Numbers.normal(rng, 2, 8)),
            () -> algebra.grade(Numbers.normal(rng, 8), 4),
            () -> algebra.get(Numbers.normal(rng, 8), 8),
            () -> algebra.embed(Numbers.normal(rng, 2), 1),
            () -> Outermorphism.of(Numbers.normal(rng, 2, 3)));
    for (Runnable call : wrong) {
      assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> algebra.geometricProduct(Numbers.normal(rng, 2, 3), Numbers.normal(rng, 8)))
        .hasMessageContaining("(…, 8)")
        .hasMessageContaining("(2, 3)");
    Tensor lightlike = algebra.embedVector(Tensors.of(new double[] {1, 1, 0}));
    assertThatThrownBy(() -> algebra.inverse(lightlike)).hasMessageStartingWith("null versor");
    Tensor mixed = Numbers.normal(rng, 8);
    assertThatThrownBy(() -> algebra.versorAction(mixed, mixed))
        .hasMessageContaining("even or odd");
    assertThatThrownBy(() -> CliffordAlgebra.of(new double[9]).cayley(like()))
        .hasMessageContaining("2^27");
  }
}
