package dev.erlangen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only print leave the native libraries alone. */
class StartUpTest {
  /** Every class of JavaCPP's presets initialises this one first. */
  private static final String NATIVE = "org.bytedeco.javacpp.Loader source:";

  @ParameterizedTest
  @ValueSource(strings = {"list", "show toy", "show toy-sum", "--help", "completion"})
  void nativeCodeIsNotLoaded(String command) throws Exception {
    String loaded = classesLoadedBy(command);
    assertThat(loaded).contains("dev.erlangen.cli.Erlangen source:").doesNotContain(NATIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = "doctor")
  void nativeCodeWouldBeNoticed(String command) throws Exception {
    assertThat(classesLoadedBy(command)).contains(NATIVE);
  }

  private static String classesLoadedBy(String command) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                (java
                        + " -Xlog:class+load -cp "
                        + System.getProperty("java.class.path")
                        + " dev.erlangen.cli.Main "
                        + command)
                    .split(" "))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
