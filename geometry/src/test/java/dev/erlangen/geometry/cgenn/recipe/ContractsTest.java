package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.testkit.SymmetryAssertions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ContractsTest {
  @TestFactory
  Stream<DynamicTest> contractsAreKept() {
    return SymmetryAssertions.tests(CgennSystem.contracts());
  }
}
