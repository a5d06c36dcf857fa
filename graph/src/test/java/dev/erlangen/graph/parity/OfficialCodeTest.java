package dev.erlangen.graph.parity;

import dev.erlangen.testkit.ParityCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Agreement with the official code of the systems of this module. */
class OfficialCodeTest {
  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() {
    return ParityCases.of("signnet");
  }
}
