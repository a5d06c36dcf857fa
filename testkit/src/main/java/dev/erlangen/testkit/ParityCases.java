package dev.erlangen.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.erlangen.core.parity.Parity;
import dev.erlangen.core.parity.ParityReport;
import dev.erlangen.core.parity.UnsupportedCaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One dynamic test for every parity case of a system, in the folder named by the system property
 * {@code erlangen.fixtures}. Without it, and for kinds of cases that nothing installed reads, a
 * test is reported as skipped, by name.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> parity() {
 *   return ParityCases.of("signnet");
 * }
 * }</pre>
 */
public final class ParityCases {
  private ParityCases() {}

  /** The cases in {@code ${erlangen.fixtures}/<system>}. */
  public static Stream<DynamicTest> of(String system) {
    String root = System.getProperty("erlangen.fixtures", "");
    if (root.isBlank()) {
      return skipped(system, "the system property erlangen.fixtures is not set");
    }
    return in(Path.of(root, system));
  }

  /** The cases in {@code folder}. */
  public static Stream<DynamicTest> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return skipped(String.valueOf(folder.getFileName()), "there is no folder " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> cases =
          files
              .filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
              .sorted()
              .toList();
      return cases.isEmpty()
          ? skipped(String.valueOf(folder.getFileName()), "there is no case in " + folder)
          : cases.stream().map(f -> dynamicTest(name(f), () -> check(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path file) {
    ParityReport report;
    try {
      report = Parity.run(file);
    } catch (UnsupportedCaseException e) {
      abort(String.valueOf(e.getMessage()));
      return;
    }
    if (!report.agrees()) {
      fail(report.text());
    }
  }

  private static Stream<DynamicTest> skipped(String system, String why) {
    return Stream.of(dynamicTest(system + " (skipped)", () -> abort(why)));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
  }
}
