package dev.erlangen.vision.parity;

import dev.erlangen.testkit.ParityCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Agreement with the official code. */
class OfficialCodeTest {
  @TestFactory
  Stream<DynamicTest> care() {
    return ParityCases.of("care");
  }
}
