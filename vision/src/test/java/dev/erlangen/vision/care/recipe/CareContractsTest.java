package dev.erlangen.vision.care.recipe;

import static dev.erlangen.testkit.SymmetryAssertions.assertNotKept;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.testkit.SymmetryAssertions;
import dev.erlangen.vision.care.PointEncoder;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CareContractsTest {
  @TestFactory
  Stream<DynamicTest> contracts() {
    return SymmetryAssertions.tests(CareSystem.contracts());
  }

  @Test
  void rotationInvarianceWouldBeNoticedToBeAbsent() {
    PointEncoder encoder = new PointEncoder.Config(3, 8, 4).init(new Rng(0));
    assertNotKept(
        Contract.holds(
            "not so",
            Symmetry.invariance(new SpecialOrthogonal(3), Actions.vectors()),
            rng -> rng.normal(2, 6, 3),
            type -> (Tensor x, Mode mode) -> encoder.embed(x.to(ScalarType.Float), mode).to(type)));
  }
}
