package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ParityCasesTest {
  @TempDir Path folder;

  private void write(String name, String model, double y) throws IOException {
    Files.writeString(
        folder.resolve(name + ".json"),
        "{\"system\": \"toy\", \"model\": \"" + model + "\", \"outputs\": {\"output.y\": {}}}");
    if (!model.equals("table")) {
      SafeTensors.write(
          folder.resolve(name + ".safetensors"),
          Map.of(
              "input.x", Tensors.of(new double[] {1.5}), "output.y", Tensors.of(new double[] {y})),
          Map.of());
    }
  }

  @Test
  void everyCaseIsATestOfItsName() throws IOException {
    write("right", "doubling", 3);
    write("wrong", "doubling", 3.0001);
    write("list", "table", 0);
    write("unknown", "trebling", 3);
    List<DynamicTest> tests = ParityCases.in(folder).toList();
    assertThat(tests)
        .extracting(DynamicTest::getDisplayName)
        .containsExactly("list", "right", "unknown", "wrong");
    assertThatThrownBy(() -> run(tests.get(0))).isInstanceOf(TestAbortedException.class);
    run(tests.get(1));
    assertThatThrownBy(() -> run(tests.get(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model 'toy/trebling'");
    assertThatThrownBy(() -> run(tests.get(3)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("output.y")
        .hasMessageContaining("0 agree, 1 differ");
  }

  @Test
  void absentFixturesAreSkippedByName() {
    DynamicTest test = ParityCases.in(folder.resolve("nowhere")).findFirst().orElseThrow();
    assertThat(test.getDisplayName()).isEqualTo("nowhere (skipped)");
    assertThatThrownBy(() -> run(test)).isInstanceOf(TestAbortedException.class);
    assertThat(ParityCases.in(folder)).hasSize(1);
  }

  private static void run(DynamicTest test) {
    try {
      test.getExecutable().execute();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
