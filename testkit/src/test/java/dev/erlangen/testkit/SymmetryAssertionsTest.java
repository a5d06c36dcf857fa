package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SymmetryAssertionsTest {
  private static Contract<Permutation, Tensor, Tensor> rows(boolean cumulative) {
    return Contract.holds(
        "rows",
        Symmetry.equivariance(new Permutations(5), Actions.permute(0)),
        rng -> rng.normal(5, 2),
        type -> (x, mode) -> cumulative ? x.cumsum(0) : x.exp());
  }

  @Test
  void keptAndBrokenContractsAreToldApart() {
    SymmetryAssertions.assertKept(rows(false));
    SymmetryAssertions.assertNotKept(rows(true));
    assertThatThrownBy(() -> SymmetryAssertions.assertKept(rows(true)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("rows: S_5 should hold in Double: error");
    assertThatThrownBy(() -> SymmetryAssertions.assertNotKept(rows(false)))
        .isInstanceOf(AssertionFailedError.class);
    assertThat(SymmetryAssertions.tests(List.of(rows(false), rows(true)))).hasSize(4);
  }

  @Test
  void rightActionsAreNoActions() {
    Tensor x = new Rng(0).normal(4, 3).to(ScalarType.Double);
    SymmetryAssertions.assertAction(
        new Orthogonal(3), Actions.vectors(), x, SymmetryAssertionsTest::distance);
    Action<Tensor, Tensor> right = (g, v) -> v.matmul(g);
    assertThatThrownBy(
            () ->
                SymmetryAssertions.assertAction(
                    new Orthogonal(3), right, x, SymmetryAssertionsTest::distance))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("(ab)·x is not a·(b·x)");
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }
}
