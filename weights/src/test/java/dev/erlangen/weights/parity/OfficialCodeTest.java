package dev.erlangen.weights.parity;

import dev.erlangen.testkit.ParityCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Agreement with the official code and with what adapter files must mean. */
class OfficialCodeTest {
  @TestFactory
  Stream<DynamicTest> lol() {
    return ParityCases.of("lol");
  }
}
