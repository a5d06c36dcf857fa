package dev.erlangen.core.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class WrappersTest {
  private static final int N = 5;
  private static final int D = 3;

  record Net(Linear first, Linear second) {
    static Net of(long in, long out) {
      return new Net(
          new Linear.Config(in, 16).init(new Rng(1)), new Linear.Config(16, out).init(new Rng(2)));
    }

    /** An arbitrary function of the whole (n, d) input, to the same shape. */
    Forward<Tensor, Tensor> map() {
      return (x, mode) -> second.forward(first.forward(x.reshape(1, -1)).tanh()).reshape(x.shape());
    }

    Forward<Tensor, Tensor> scalar() {
      return (x, mode) -> second.forward(first.forward(x.reshape(1, -1)).tanh());
    }
  }

  private static <G, Y> void wrapped(
      Symmetry<G, Tensor, Y> s, Forward<Tensor, Y> bare, Forward<Tensor, Y> symmetric) {
    SymmetryReport with =
        Contract.holds("wrapped", s, rng -> rng.normal(N, D), t -> symmetric)
            .check(6, 0, ScalarType.Double);
    assertThat(with.passed()).as(with.toString()).isTrue();
    SymmetryReport without =
        Contract.holds("bare", s, rng -> rng.normal(N, D), t -> bare)
            .check(6, 0, ScalarType.Double);
    assertThat(without.passed()).isFalse();
    assertThat(without.error()).isGreaterThan(1e-3);
  }

  private static Net net(long out) {
    return Params.to(Net.of(N * D, out), new Device("cpu"), ScalarType.Double);
  }

  @Test
  void groupAveragingOverAllElements() {
    Symmetry<Permutation, Tensor, Tensor> rows =
        Symmetry.equivariance(new Permutations(N), Actions.permute(0));
    wrapped(rows, net(N * D).map(), GroupAveraging.exact(rows).wrap(net(N * D).map()));
    Symmetry<Tensor, Tensor, Tensor> flips = Symmetry.invariance(new Signs(D), Actions.signs(1));
    wrapped(flips, net(2).scalar(), GroupAveraging.exact(flips).wrap(net(2).scalar()));
  }

  @Test
  void sampledAveragingIsOnlyCloser() {
    Symmetry<Tensor, Tensor, Tensor> s = Symmetry.invariance(new Orthogonal(D), Actions.vectors());
    assertThatThrownBy(() -> GroupAveraging.exact(s)).hasMessageContaining("cannot be listed");
    Forward<Tensor, Tensor> bare = net(2).scalar();
    var average = GroupAveraging.sampled(s, 200, new Rng(0)).wrap(bare);
    double before =
        Contract.holds("bare", s, rng -> rng.normal(N, D), t -> bare)
            .check(6, 0, ScalarType.Double)
            .error();
    double after =
        Contract.holds("mean", s, rng -> rng.normal(N, D), t -> average)
            .check(6, 0, ScalarType.Double)
            .error();
    assertThat(after).isLessThan(before / 2).isGreaterThan(1e-6);
  }

  @Test
  void frameAveragingOverPrincipalAxes() {
    Symmetry<Tensor, Tensor, Tensor> o =
        Symmetry.equivariance(new Orthogonal(D), Actions.vectors());
    wrapped(
        o,
        net(N * D).map(),
        new FrameAveraging<>(o, PrincipalAxes.orthogonal()).wrap(net(N * D).map()));
    Symmetry<Tensor, Tensor, Tensor> so =
        Symmetry.equivariance(new SpecialOrthogonal(D), Actions.vectors());
    Forward<Tensor, Tensor> special =
        new FrameAveraging<>(so, PrincipalAxes.special()).wrap(net(N * D).map());
    wrapped(so, net(N * D).map(), special);
    // Four of the eight axes are enough for rotations, and too few for reflections.
    assertThat(
            Contract.breaks("O(d)", o, rng -> rng.normal(N, D), t -> special)
                .check(8, 0, ScalarType.Double)
                .passed())
        .isTrue();
    Symmetry<Euclidean.Motion, Tensor, Tensor> e =
        Symmetry.equivariance(new Euclidean(D), Actions.points());
    wrapped(
        e,
        net(N * D).map(),
        new FrameAveraging<>(e, PrincipalAxes.euclidean()).wrap(net(N * D).map()));
    Symmetry<Euclidean.Motion, Tensor, Tensor> se =
        Symmetry.invariance(new Euclidean(D, false), Actions.points());
    wrapped(
        se,
        net(2).scalar(),
        new FrameAveraging<>(se, PrincipalAxes.specialEuclidean()).wrap(net(2).scalar()));
  }

  @Test
  void canonicalAxesNeedOneEvaluation() {
    Symmetry<Tensor, Tensor, Tensor> o =
        Symmetry.equivariance(new Orthogonal(D), Actions.vectors());
    Frame<Tensor, Tensor> axes = PrincipalAxes.canonical(1e-9);
    assertThat(axes.of(new Rng(0).normal(N, D))).hasSize(1);
    // A cloud that is its own mirror image along one axis keeps both signs of it.
    assertThat(axes.of(Tensors.of(new double[] {3, 0, -1, 0, 1, 2, 1, -2}, 4, 2))).hasSize(2);
    wrapped(o, net(N * D).map(), new FrameAveraging<>(o, axes).wrap(net(N * D).map()));
  }

  @Test
  void canonicalRowsAndSigns() {
    Symmetry<Permutation, Tensor, Tensor> rows =
        Symmetry.equivariance(new Permutations(N), Actions.permute(0));
    wrapped(
        rows,
        net(N * D).map(),
        new FrameAveraging<>(rows, Canonicalisation.sortedRows()).wrap(net(N * D).map()));
    Symmetry<Tensor, Tensor, Tensor> flips = Symmetry.equivariance(new Signs(D), Actions.signs(1));
    wrapped(
        flips,
        net(N * D).map(),
        new FrameAveraging<>(flips, Canonicalisation.columnSigns(1e-9)).wrap(net(N * D).map()));
  }

  @Test
  void columnsEqualToTheirNegativesKeepBothSigns() {
    Frame<Tensor, Tensor> frame = Canonicalisation.columnSigns(1e-9);
    Tensor v = Tensors.of(new double[] {1, 3, 0, -2, -1, -1, -1, 0, 0}, 3, 3);
    // Column 0 is (1, -2, -1), column 1 is (3, -1, 0), column 2 is (0, -1, 0).
    assertThat(Tensors.doubles(frame.of(v).get(0))).containsExactly(-1, 1, -1);
    Tensor odd = Tensors.of(new double[] {1, 5, 0, 1, -1, 0}, 3, 2);
    assertThat(frame.of(odd)).hasSize(2);
    Tensor zero = Tensors.of(new double[] {0, 0}, 2, 1);
    assertThat(frame.of(zero)).hasSize(1);
    Tensor all = Tensors.of(new double[26], 2, 13).add(Tensors.of(new double[] {1, -1}, 2, 1));
    assertThatThrownBy(() -> frame.of(all))
        .hasMessageContaining("13 columns have no canonical sign");
  }

  @Test
  void framesMoveWithTheInput() {
    Rng rng = new Rng(3);
    Tensor x = rng.normal(N, D).to(ScalarType.Double);
    Group<Tensor> group = new Orthogonal(D);
    Tensor g = group.sample(rng);
    List<Tensor> moved = PrincipalAxes.orthogonal().of(Actions.vectors().apply(g, x));
    for (Tensor f : PrincipalAxes.orthogonal().of(x)) {
      Tensor gf = group.compose(g, f);
      assertThat(moved).anyMatch(m -> group.distance(m, gf) < 1e-9);
    }
  }

  @Test
  void gradientsFlowThroughTheWrapper() {
    Symmetry<Tensor, Tensor, Tensor> s = Symmetry.invariance(new Signs(D), Actions.signs(1));
    Net net = net(1);
    GroupAveraging.exact(s)
        .wrap(net.scalar())
        .apply(new Rng(0).normal(N, D).to(ScalarType.Double), Mode.EVAL)
        .sum()
        .backward();
    assertThat(Tensors.item(net.first().weight().grad().abs().max())).isGreaterThan(0);
  }
}
