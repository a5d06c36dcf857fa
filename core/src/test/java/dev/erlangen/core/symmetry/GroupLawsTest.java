package dev.erlangen.core.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupLawsTest {
  private static final double ROUNDING = 1e-10;

  static Stream<Group<?>> groups() {
    return Stream.of(
        new Trivial(),
        new Permutations(1),
        new Permutations(6),
        new Signs(5),
        new Signs(3, 2),
        new Orthogonal(1),
        new Orthogonal(4),
        new SpecialOrthogonal(3),
        EigenspaceOrthogonal.of(1, 3, 2),
        new GeneralLinear(5),
        new Euclidean(3),
        new Euclidean(2, false),
        new Translation(3),
        new Cyclic(7),
        Pin.of(3, 0),
        Pin.of(1, 3),
        Pin.of(2, 0, 1),
        new Permutations(4).times(new Orthogonal(2)),
        Independent.of(new GeneralLinear(2), new GeneralLinear(3)));
  }

  @ParameterizedTest
  @MethodSource("groups")
  <G> void axiomsHold(Group<G> group) {
    for (long seed = 0; seed < 5; seed++) {
      Rng rng = new Rng(seed);
      G a = group.sample(rng);
      G b = group.sample(rng);
      G c = group.sample(rng);
      G e = group.identity();
      same(group, a, group.compose(a, e));
      same(group, a, group.compose(e, a));
      same(group, e, group.compose(a, group.inverse(a)));
      same(group, e, group.compose(group.inverse(a), a));
      same(group, group.compose(group.compose(a, b), c), group.compose(a, group.compose(b, c)));
      same(
          group,
          group.inverse(group.compose(a, b)),
          group.compose(group.inverse(b), group.inverse(a)));
      assertThat(group.text(a)).isNotBlank().hasSizeLessThanOrEqualTo(300);
    }
  }

  private static <G> void same(Group<G> group, G a, G b) {
    assertThat(group.distance(a, b)).isLessThanOrEqualTo(ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("groups")
  <G> void samplesMove(Group<G> group) {
    if (group.elements().map(List::size).orElse(2) > 1) {
      double farthest = 0;
      Rng rng = new Rng(3);
      for (int i = 0; i < 10; i++) {
        farthest = Math.max(farthest, group.distance(group.sample(rng), group.identity()));
      }
      assertThat(farthest).isGreaterThan(0.1);
    }
  }

  @Test
  void matricesPreserveWhatDefinesTheirGroup() {
    Rng rng = new Rng(1);
    for (int i = 0; i < 20; i++) {
      Tensor q = new SpecialOrthogonal(4).sample(rng);
      assertThat(Matrices.distance(q.matmul(q.t()), Matrices.identity(4))).isLessThan(ROUNDING);
      assertThat(Tensors.item(Linalg.logDet(q).sign())).isEqualTo(1);
      Tensor lorentz = Pin.of(1, 3).sample(rng).matrix();
      Tensor metric = Pin.of(1, 3).metric();
      assertThat(Matrices.distance(lorentz.t().matmul(metric).matmul(lorentz), metric))
          .isLessThan(1e-9);
      Tensor s = Linalg.svd(new GeneralLinear(5).sample(rng)).s();
      double[] values = Tensors.doubles(s);
      assertThat(values[0] / values[4]).isLessThanOrEqualTo(4 + 1e-9);
      Tensor block = EigenspaceOrthogonal.of(2, 3).sample(rng);
      assertThat(Tensors.item(block.narrow(0, 0, 2).narrow(1, 2, 3).abs().max())).isZero();
    }
  }

  @Test
  void bothComponentsOfTheOrthogonalGroupOccur() {
    Rng rng = new Rng(2);
    int reflections = 0;
    double trace = 0;
    int n = 2000;
    for (int i = 0; i < n; i++) {
      Tensor q = new Orthogonal(3).sample(rng);
      reflections += Tensors.item(Linalg.logDet(q).sign()) < 0 ? 1 : 0;
      trace += Math.pow(Tensors.item(q.trace()), 2);
    }
    // Haar measure: half are reflections, and E[tr²] = 1.
    assertThat(reflections / (double) n).isCloseTo(0.5, Offset.offset(0.05));
    assertThat(trace / n).isCloseTo(1, Offset.offset(0.12));
  }

  @Test
  void listedElementsAreAllDifferentAndAll() {
    assertThat(new HashSet<>(new Permutations(4).elements().orElseThrow())).hasSize(24);
    Set<String> signs = new HashSet<>();
    new Signs(2, 2).elements().orElseThrow().forEach(s -> signs.add(Texts.of(s)));
    assertThat(signs).hasSize(16);
    assertThat(new Permutations(3).times(new Cyclic(2)).elements().orElseThrow()).hasSize(12);
    assertThat(new Permutations(8).elements()).isEmpty();
    assertThat(new Orthogonal(2).elements()).isEmpty();
  }

  @Test
  void permutationsRefuseWhatIsNone() {
    assertThatThrownBy(() -> new Permutation(new int[] {0, 0}))
        .hasMessage("a permutation names 0 twice");
    assertThatThrownBy(() -> new Permutation(new int[] {0, 2}))
        .hasMessageContaining("must be in [0, 1], got 2");
    assertThatThrownBy(() -> Pin.of(1, 1).versor(Tensors.of(new double[] {1, 1}, 1, 2)))
        .hasMessageContaining("null");
    assertThatThrownBy(() -> new Orthogonal(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void actionsAreHomomorphisms() {
    Rng rng = new Rng(4);
    homomorphic(new Permutations(5), Actions.permute(0, 1), rng.normal(5, 5, 2));
    homomorphic(new Permutations(3), Actions.permuteList(), List.of("a", "b", "c"));
    homomorphic(new Orthogonal(4), Actions.vectors(), rng.normal(3, 4));
    homomorphic(new GeneralLinear(4), Actions.matrix(0), rng.normal(4, 3));
    homomorphic(new GeneralLinear(4), Actions.dual(-1), rng.normal(3, 4));
    homomorphic(new GeneralLinear(4), Actions.matrix(0).and(Actions.dual(1)), rng.normal(4, 4));
    homomorphic(new Signs(4), Actions.signs(0), rng.normal(4, 3));
    homomorphic(new Euclidean(3), Actions.points(), rng.normal(2, 5, 3));
    homomorphic(new Cyclic(5), Actions.roll(1), rng.normal(2, 5));
    homomorphic(new Translation(2), Actions.translate(), rng.normal(5, 2));
    homomorphic(
        new Permutations(3).times(new Orthogonal(2)),
        Actions.both(Actions.permute(0), Actions.vectors()),
        rng.normal(3, 2));
  }

  private static <G, X> void homomorphic(Group<G> group, Action<G, X> action, X start) {
    X x = Structure.to(start, ScalarType.Double);
    for (long seed = 0; seed < 3; seed++) {
      Rng rng = new Rng(seed);
      G a = group.sample(rng);
      G b = group.sample(rng);
      close(action.apply(group.identity(), x), x);
      close(action.apply(group.compose(a, b), x), action.apply(a, action.apply(b, x)));
    }
  }

  private static void close(Object a, Object b) {
    if (Structure.leaves(a).isEmpty()) {
      assertThat(a).isEqualTo(b);
    } else {
      assertThat(Deviation.between(a, b).error()).isLessThan(ROUNDING);
    }
  }
}
