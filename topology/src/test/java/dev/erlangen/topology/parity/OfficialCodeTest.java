package dev.erlangen.topology.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.parity.Parity;
import dev.erlangen.core.parity.ParityReport;
import dev.erlangen.core.parity.ParityRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Agreement with the official code: every case in {@code ${erlangen.fixtures}/<system>} for the
 * systems of this module.
 */
class OfficialCodeTest {
  private static final List<String> SYSTEMS = List.of("smcn");

  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() {
    String folder = System.getProperty("erlangen.fixtures", "");
    assumeTrue(!folder.isEmpty(), "-Derlangen.fixtures=<folder> is not set");
    return SYSTEMS.stream()
        .flatMap(system -> cases(Path.of(folder, system)))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> agrees(file)));
  }

  private static void agrees(Path file) {
    ParityReport report = Parity.run(file);
    assertThat(report.agrees()).as("%s", report.text()).isTrue();
    assertThat(report.count(ParityRow.Verdict.UNDETERMINED)).isLessThan(10);
    assertThat(report.count(ParityRow.Verdict.AGREES)).isGreaterThan(10);
    assertThat(report.count(ParityRow.Verdict.SKIPPED)).isZero();
  }

  private static Stream<Path> cases(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
