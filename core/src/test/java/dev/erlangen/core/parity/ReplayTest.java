package dev.erlangen.core.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.parity.ParityRow.Verdict;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  @TempDir Path folder;
  private final CaseFolder files = new CaseFolder();

  /** a = 0 and b = 3, so the loss is 9, that of b is 6, and that of a is what the sum leaves. */
  @BeforeEach
  void gradientsOfRounding() {
    double[] x = new double[200];
    double forwards = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(i) + 0.1;
      forwards += x[i];
    }
    double backwards = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      backwards += x[i];
    }
    files.tensors.clear();
    files.tensors.put("param.a", Tensors.of(new double[] {0}));
    files.tensors.put("param.b", Tensors.of(new double[] {3}));
    files.tensors.put("input.x", Tensors.of(x));
    files.tensors.put("input.c", Tensors.of(new double[] {forwards}));
    files.tensors.put("output.loss", Tensors.of(new double[] {9}));
    official(1e13 * (backwards - forwards), 6);
    files.json.put("model", "rounding").putObject("outputs").putObject("output.loss");
  }

  private void official(double a, double b) {
    files.tensors.put("grad.a", Tensors.of(new double[] {a}));
    files.tensors.put("grad.b", Tensors.of(new double[] {b}));
  }

  private ParityReport run() throws IOException {
    ParityModels toys = new ParityModels(List.of(new ToySystem()), List.of());
    return Parity.run(ParityCase.read(files.write(folder)), toys);
  }

  private ParityRow row(String name) throws IOException {
    return run().rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aGradientOfRoundingIsUndeterminedWithEvidence() throws IOException {
    ParityReport report = run();
    assertThat(report.count(Verdict.UNDETERMINED)).as(report.text()).isEqualTo(1);
    assertThat(row("grad.a").verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(row("grad.a").note())
        .containsPattern("\\d\\.\\de[-+]\\d+ from the official one; renumbering .* by \\d");
    assertThat(report.agrees()).isTrue();
    assertThat(report.text()).endsWith("by_hand: 2 agree, 0 differ, 1 undetermined, 0 skipped");
  }

  @Test
  void aMistakeLargerThanTheRoundingDiffers() throws IOException {
    official(50, 6);
    assertThat(row("grad.a").verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(run().agrees()).isFalse();
    official(Double.NaN, 6);
    assertThat(row("grad.a").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aWrongGradientThatDoesNotMoveDiffers() throws IOException {
    official(0.5, 6 * (1 + 1e-9));
    assertThat(row("grad.b").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void nothingIsUndeterminedIfAnOutputDiffers() throws IOException {
    files.tensors.put("output.loss", Tensors.of(new double[] {9 + 1e-9}));
    assertThat(row("grad.a").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void nothingIsUndeterminedWithoutASymmetry() throws IOException {
    files.json.put("model", "unmoved");
    assertThat(row("grad.a").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void anotherShapeDiffers() throws IOException {
    double rounding = Tensors.doubles(files.tensors.get("grad.a"))[0];
    for (int size : new int[] {2, 3}) {
      double[] official = new double[size];
      Arrays.fill(official, rounding);
      files.tensors.put("grad.a", Tensors.of(official));
      assertThat(row("grad.a").verdict()).isEqualTo(Verdict.DIFFERS);
      assertThat(row("grad.a").note()).isEqualTo("the model gives shape (1)");
    }
  }
}
