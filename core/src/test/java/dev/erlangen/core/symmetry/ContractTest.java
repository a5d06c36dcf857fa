package dev.erlangen.core.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {
  private static final Symmetry<Permutation, Tensor, Tensor> ROWS =
      Symmetry.equivariance(new Permutations(6), Actions.permute(0));

  private static Function<Rng, Tensor> points(long n, long d) {
    return rng -> rng.normal(n, d);
  }

  private static <X, Y> Function<ScalarType, Forward<X, Y>> of(Forward<X, Y> f) {
    return type -> f;
  }

  private static SymmetryReport check(Contract<?, ?, ?> c) {
    return c.check(8, 0, ScalarType.Double);
  }

  /** x W1 + mean(x) W2: a DeepSets layer. */
  private static Tensor deepSets(Tensor x, Mode mode) {
    Tensor mean = x.mean(new long[] {0}, true, new ScalarTypeOptional());
    Tensor h = mode.trace("mix", "nodes", x.mul(Tensors.scalar(2)).add(mean));
    return mode.trace("out", "nodes", h.tanh());
  }

  @ParameterizedTest
  @EnumSource(names = {"Double", "Float"})
  void equivarianceHoldsInBothPrecisions(ScalarType type) {
    var c = Contract.holds("deep sets", ROWS, points(6, 3), of(ContractTest::deepSets));
    SymmetryReport r = c.check(8, 0, type);
    assertThat(r.passed()).as(r.toString()).isTrue();
    assertThat(r.error()).isLessThan(type == ScalarType.Double ? 1e-14 : 1e-5);
    assertThat(r.sensitivity()).isGreaterThan(0.1);
    assertThat(c.group()).isEqualTo("S_6");
  }

  @Test
  void aBrokenSymmetryIsFoundAndLocated() {
    Forward<Tensor, Tensor> broken =
        (x, mode) -> {
          Tensor good = deepSets(x, mode);
          Tensor bad = mode.trace("running sum", "nodes", good.cumsum(0));
          return mode.trace("last", "nodes", bad.mul(Tensors.scalar(3)));
        };
    var c =
        Contract.holds("cumulative", ROWS, points(6, 3), of(broken))
            .withStages(Map.of("nodes", Actions.permute(0)));
    SymmetryReport r = check(c);
    assertThat(r.passed()).isFalse();
    assertThat(r.error()).isGreaterThan(0.01);
    assertThat(r.firstLoss()).isEqualTo("running sum");
    assertThat(r.worst()).contains("[").contains("entry");
    assertThat(check(Contract.breaks("it breaks", ROWS, points(6, 3), of(broken))).passed())
        .isTrue();
  }

  @Test
  void anOutputThatIgnoresTheInputIsNotSymmetric() {
    var c = Contract.holds("constant", ROWS, points(6, 3), of((x, mode) -> torch.ones_like(x)));
    SymmetryReport r = check(c);
    assertThat(r.error()).isZero();
    assertThat(r.sensitivity()).isZero();
    assertThat(r.passed()).isFalse();
  }

  @Test
  void theMovedPartMustMatterNotSomeOtherPart() {
    Symmetry<Tensor, Map<String, Tensor>, Tensor> flips =
        Symmetry.invariance(new Signs(3), Actions.named(Map.of("v", Actions.signs(1))));
    Function<Rng, Map<String, Tensor>> inputs =
        rng -> Map.of("v", rng.normal(5, 3), "x", rng.normal(5, 2));
    var blind =
        Contract.<Tensor, Map<String, Tensor>, Tensor>holds(
            "reads x only", flips, inputs, of((in, mode) -> in.get("x").sum()));
    assertThat(check(blind).passed()).isFalse();
    var absolute =
        Contract.<Tensor, Map<String, Tensor>, Tensor>holds(
            "reads |v|", flips, inputs, of((in, mode) -> in.get("v").abs().sum()));
    assertThat(check(absolute).passed()).isTrue();
    var plain =
        Contract.<Tensor, Map<String, Tensor>, Tensor>holds(
            "reads v", flips, inputs, of((in, mode) -> in.get("v").sum()));
    assertThat(check(plain).passed()).isFalse();
  }

  @Test
  void randomResultsAndNonFiniteOnesFail() {
    Rng noise = new Rng(5);
    var random =
        Contract.holds(
            "noisy",
            ROWS,
            points(6, 3),
            of((x, m) -> x.add(noise.normal(6, 3).mul(Tensors.scalar(1e-3)))));
    assertThat(check(random).passed()).isFalse();
    var nan =
        Contract.holds("nan", ROWS, points(6, 3), of((x, m) -> x.sub(Tensors.scalar(9)).sqrt()));
    assertThat(check(nan).passed()).isFalse();
    var brokenNan =
        Contract.breaks("nan", ROWS, points(6, 3), of((x, m) -> x.sub(Tensors.scalar(9)).sqrt()));
    assertThat(check(brokenNan).passed()).isFalse();
  }

  @Test
  void aSymmetryThatHoldsIsNotBroken() {
    var c = Contract.breaks("claims a break", ROWS, points(6, 3), of(ContractTest::deepSets));
    assertThat(check(c).passed()).isFalse();
  }

  @Test
  void anIdentityResultIsJudgedByEveryPartOfTheOutput() {
    Symmetry<Permutation, Tensor, List<Tensor>> s =
        new Symmetry<>(
            new Permutations(6),
            Actions.permute(0),
            Actions.list(Actions.permute(0), Action.invariant()));
    var good =
        Contract.<Permutation, Tensor, List<Tensor>>holds(
            "nodes and graph", s, points(6, 3), of((x, m) -> List.of(x.exp(), x.sum())));
    assertThat(check(good).passed()).isTrue();
    var bad =
        Contract.<Permutation, Tensor, List<Tensor>>holds(
            "first row as graph", s, points(6, 3), of((x, m) -> List.of(x.exp(), x.select(0, 0))));
    assertThat(check(bad).passed()).isFalse();
  }

  @Test
  void sizesThatDoNotFitAreNamed() {
    var c = Contract.holds("five rows", ROWS, points(5, 3), of(ContractTest::deepSets));
    assertThatThrownBy(() -> check(c))
        .hasMessageContaining("a permutation of 6 cannot act on dimension 0 of (5, 3)");
    assertThatThrownBy(() -> c.check(3, 0, ScalarType.Half)).hasMessageContaining("float64");
  }
}
