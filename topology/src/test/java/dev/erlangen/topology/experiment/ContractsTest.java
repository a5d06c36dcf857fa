package dev.erlangen.topology.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ContractsTest {
  @TestFactory
  Stream<DynamicTest> everyContractIsKept() {
    return TopologySystems.all().stream()
        .flatMap(s -> TopologyContracts.of(s.name()).stream())
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  private static void check(SymmetryContract contract) {
    for (ScalarType type : new ScalarType[] {ScalarType.Double, ScalarType.Float}) {
      SymmetryReport report = contract.check(4, 7, type);
      assertThat(report.passed()).as("%s %s", type, report).isTrue();
    }
  }
}
